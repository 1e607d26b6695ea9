using System.Text.Json;
using Observability.Reading.Records;

namespace Observability.Reading.Elastic;

/// <summary>A document that was found.</summary>
internal sealed class Hit(JsonElement hit, HitOrder order)
{
    /// <summary>Gets the document as it was written.</summary>
    public JsonElement Source { get; } = hit.GetProperty("_source");

    /// <summary>Gets where in the list it stands.</summary>
    public HitPosition Position { get; } = Read(hit, order);

    /// <summary>Gets its time, with nine digits of a second.</summary>
    public string Time => RecordInstant.Format(Position.Micros, Position.Nanos);

    private static HitPosition Read(JsonElement hit, HitOrder order)
    {
        var (micros, nanos) = order.Formatted
            ? RecordInstant.Parse(hit.GetProperty("fields").GetProperty(order.Field)[0].GetString()!)
            : (DateTime.UnixEpoch.AddMicroseconds(hit.GetProperty("_source").GetProperty(order.Field).GetInt64()), (short)0);
        return new HitPosition(micros, nanos, hit.GetProperty("_seq_no").GetInt64(), hit.GetProperty("_index").GetString()!);
    }
}
