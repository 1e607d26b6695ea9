namespace ServiceDefaults.Telemetry;

/// <summary>The names of the attributes that this system's log records, spans, metrics and baggage carry.</summary>
/// <remarks>
/// Standard names follow the OpenTelemetry semantic conventions (https://opentelemetry.io/docs/specs/semconv/); the rest are this system's own
/// and are documented in docs/events.md. A log event's placeholder (PascalCase) is written under the name registered for it.
/// </remarks>
public static class TelemetryAttributes
{
    /// <summary>The order's number, such as <c>S-100001</c>: on every record and span that concerns one order.</summary>
    public const string OrderId = "order.id";

    /// <summary>The customer's id (a pseudonym, not personal data by itself).</summary>
    public const string CustomerId = "customer.id";

    /// <summary>The stable name of a log event (OTLP <c>event_name</c>).</summary>
    public const string EventName = "event.name";

    /// <summary>The message template of a log record that has no event name, so that equal ones can be grouped.</summary>
    public const string MessageTemplate = "message_template.text";
}
