namespace Collector.Decoding;

/// <summary>What a record stores of its source: the key, and the service's name, because records are searched by it.</summary>
internal readonly ref struct SourceId(long id, ReadOnlySpan<byte> service)
{
    public long Id { get; } = id;

    public ReadOnlySpan<byte> Service { get; } = service;
}
