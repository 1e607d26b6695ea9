using Collector.Decoding;

namespace Collector.Storage;

/// <summary>The instruments that the store has.</summary>
internal sealed class KnownInstruments
{
    public KnownIds Ids { get; } = new();
}
