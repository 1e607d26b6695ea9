namespace Collector.Decoding;

/// <summary>What a decoder works with besides the bytes.</summary>
internal sealed class RecordContext(RecordBatch batch, SourceDecoder sources, InstrumentDecoder instruments)
{
    public RecordBatch Batch { get; } = batch;

    public SourceDecoder Sources { get; } = sources;

    public InstrumentDecoder Instruments { get; } = instruments;
}
