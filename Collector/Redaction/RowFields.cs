using Collector.Decoding;

namespace Collector.Redaction;

/// <summary>The kinds of the fields of each signal's rows, by the names of their columns.</summary>
internal static class RowFields
{
    private static readonly FieldKind[][] Kinds =
    [
        Of(LogDecoder.Columns), Of(SpanDecoder.Columns), Of(MetricDecoder.Columns),
    ];

    public static ReadOnlySpan<FieldKind> Of(Signal signal) => Kinds[(int)signal];

    private static FieldKind[] Of(string columns) => [.. columns.Split(", ").Select(KindOf)];

    private static FieldKind KindOf(string column) => column switch
    {
        "attributes" => FieldKind.Attributes,
        "body" => FieldKind.Body,
        "events" or "links" or "detail" => FieldKind.Json,
        "service" or "name" or "severity_text" or "event_name" or "order_id" or "customer_id" or "exception_type" or "trace_state" or "status_message" => FieldKind.Text,
        _ => FieldKind.Other,
    };
}
