using System.Text.Json.Nodes;

namespace Observability.Reading.Elastic;

/// <summary>An order by time; equal times are told apart by index and number in it, which is the order in which they were received.</summary>
/// <param name="Field">The field that holds the time.</param>
/// <param name="Formatted">Whether it is a date, to be written with its nanoseconds; else microseconds since 1970.</param>
/// <param name="Descending">Whether the newest come first.</param>
internal sealed record HitOrder(string Field, bool Formatted, bool Descending)
{
    public const string Format = "strict_date_optional_time_nanos";

    public JsonArray ToSort() => new(Sort(Field, Formatted), Sort("_index", formatted: false), Sort("_seq_no", formatted: false));

    public JsonArray ToSearchAfter(HitPosition position) => new(
        Formatted ? Records.RecordInstant.Format(position.Micros, position.Nanos) : Query.Micros(new DateTimeOffset(position.Micros, TimeSpan.Zero)),
        position.Index,
        position.Number);

    private JsonObject Sort(string field, bool formatted)
    {
        var order = new JsonObject { ["order"] = Descending ? "desc" : "asc" };
        if (formatted)
            (order["format"], order["numeric_type"]) = (Format, "date_nanos");
        return new JsonObject { [field] = order };
    }
}
