using System.Buffers.Binary;
using Collector.Rows;

namespace Collector.Decoding;

/// <summary>Tells metrics apart by what describes them, and adds those to the batch that the store may not have.</summary>
internal sealed class InstrumentDecoder(KnownIds known)
{
    public InstrumentId Resolve(in MetricFields metric, RecordBatch batch)
    {
        Span<byte> traits = stackalloc byte[4];
        traits[0] = (byte)metric.Kind;
        traits[1] = metric.Monotonic ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt16BigEndian(traits[2..], metric.Temporality);
        var id = ContentId.Of(metric.Name, metric.Unit, metric.Description, traits);
        if (!known.Contains(id) && !batch.NewInstruments.ContainsKey(id))
            batch.Add(Describe(id, metric));
        return new InstrumentId(id, metric.Kind);
    }

    private static Instrument Describe(long id, in MetricFields metric)
    {
        using var scratch = new RowBuffer(256);
        return new Instrument(
            id,
            SourceDecoder.Storable(scratch, metric.Name),
            metric.Unit.IsEmpty ? null : SourceDecoder.Storable(scratch, metric.Unit),
            metric.Description.IsEmpty ? null : SourceDecoder.Storable(scratch, metric.Description),
            metric.Kind,
            metric.Temporality,
            metric.Monotonic);
    }
}
