namespace Observability.Archiving;

/// <summary>The archive does not do what was asked of it.</summary>
internal sealed class ArchiveException(ArchiveFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Gets what is wrong.</summary>
    public ArchiveFault Fault { get; } = fault;
}
