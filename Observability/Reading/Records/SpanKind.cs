namespace Observability.Reading.Records;

/// <summary>What a span is to others (https://opentelemetry.io/docs/specs/otel/trace/api/#spankind); the numbers are OTLP's.</summary>
internal enum SpanKind
{
    Internal = 1,
    Server = 2,
    Client = 3,
    Producer = 4,
    Consumer = 5,
}
