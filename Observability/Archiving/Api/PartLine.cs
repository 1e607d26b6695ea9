using System.Globalization;
using Observability.Archiving.Parts;
using Observability.Archiving.Records;

namespace Observability.Archiving.Api;

/// <summary>A file of the archive in a list.</summary>
internal sealed record PartLine(string File, string System, DateOnly Day, long Records, long Bytes, string From, string To, string Sha256, string Store, string Source, DateTimeOffset ArchivedAt) : IArchiveLine
{
    public PartLine(PartManifest part)
        : this(part.File, part.System, part.Day, part.Content.Records, part.Bytes, RecordTime.Format(part.FirstTime), RecordTime.Format(part.LastTime), part.Sha256, part.Store, part.Source, part.ArchivedAt)
    {
    }

    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd}  {System,-20} {Records,9} records {Bytes,11} bytes  {File}");
}
