using Collector.Decoding;
using Collector.RollOut;
using Collector.Rows;
using Microsoft.Extensions.Configuration;

namespace Collector.Tests;

/// <summary>Values that tests need but do not care about.</summary>
internal static class Some
{
    private static long _count;

    public static DateTimeOffset Time { get; } = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    public static ulong Nanos(DateTimeOffset time) => (ulong)(time - DateTimeOffset.UnixEpoch).Ticks * 100;

    /// <summary>A name that no other test uses, so that tests can share a database.</summary>
    public static string Name(string kind) => $"{kind}-{Interlocked.Increment(ref _count)}";

    public static byte[] TraceId() => Guid.NewGuid().ToByteArray();

    public static byte[] SpanId() => Guid.NewGuid().ToByteArray()[..8];

    public static RecordBatch Batch(Signal signal) =>
        new(signal, new RowBuffer(1_024), new RecordClock(Time, TimeSpan.FromDays(30), TimeSpan.FromDays(1)), new RecordIds(TimeProvider.System), limit: long.MaxValue);

    /// <summary>Decodes a request as the collector would.</summary>
    public static RecordBatch Decode(Signal signal, ReadOnlySpan<byte> request)
    {
        var batch = Batch(signal);
        var context = new RecordContext(batch, new SourceDecoder(new KnownIds()), new InstrumentDecoder(new KnownIds()), new Switches(new ConfigurationBuilder().Build()));
        switch (signal)
        {
            case Signal.Logs: EnvelopeDecoder<LogDecoder>.Decode(request, context); break;
            case Signal.Traces: EnvelopeDecoder<SpanDecoder>.Decode(request, context); break;
            default: EnvelopeDecoder<MetricDecoder>.Decode(request, context); break;
        }

        return batch;
    }
}
