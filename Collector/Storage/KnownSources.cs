using Collector.Decoding;

namespace Collector.Storage;

/// <summary>The sources that the store has.</summary>
internal sealed class KnownSources
{
    public KnownIds Ids { get; } = new();
}
