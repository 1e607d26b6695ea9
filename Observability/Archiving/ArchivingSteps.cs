using System.Diagnostics;

namespace Observability.Archiving;

/// <summary>The steps of the archiver, announced in process through the <see cref="DiagnosticListener"/> <c>Archiving</c>, without payload; free while nobody listens.</summary>
internal static class ArchivingSteps
{
    /// <summary>A part is noted as begun; its file does not exist yet.</summary>
    public const string Begun = "archive.begun";

    /// <summary>A part's file is in the archive.</summary>
    public const string Stored = "archive.stored";

    /// <summary>All files of a portion were read back and compared with the store.</summary>
    public const string Verified = "archive.verified";

    /// <summary>A part's manifest is in the archive.</summary>
    public const string Described = "archive.described";

    /// <summary>The records are removed and the parts confirmed, but that is not committed.</summary>
    public const string Removed = "archive.removed";

    /// <summary>Removal and confirmation are committed.</summary>
    public const string Confirmed = "archive.confirmed";

    /// <summary>A part's attempt is forgotten; what remains is to drop the partition or index.</summary>
    public const string Settled = "archive.settled";

    /// <summary>The partition or index is dropped.</summary>
    public const string Released = "archive.released";

    private static readonly DiagnosticListener Listener = new("Archiving");

    public static void Announce(string step)
    {
        if (Listener.IsEnabled(step))
            Listener.Write(step, null);
    }
}
