namespace Collector.Ingest;

/// <summary>The two encodings of OTLP over HTTP; an answer is in the encoding of its request.</summary>
internal enum OtlpEncoding
{
    Protobuf,
    Json,
}
