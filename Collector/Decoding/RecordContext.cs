using Collector.RollOut;

namespace Collector.Decoding;

/// <summary>What a decoder works with besides the bytes.</summary>
internal sealed class RecordContext(RecordBatch batch, SourceDecoder sources, InstrumentDecoder instruments, Switches switches)
{
    public RecordBatch Batch { get; } = batch;

    public SourceDecoder Sources { get; } = sources;

    public InstrumentDecoder Instruments { get; } = instruments;

    public Switches Switches { get; } = switches;
}
