namespace Collector.Ingest;

/// <summary>Why a body could not be read.</summary>
internal enum BodyFault
{
    None,

    /// <summary>It is larger than a request may be.</summary>
    TooLarge,

    /// <summary>The collector holds as much as it may.</summary>
    NoMemory,

    /// <summary>It is not what its headers say: not gzip, or cut short.</summary>
    Broken,
}
