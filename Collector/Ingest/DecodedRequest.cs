using Collector.Decoding;

namespace Collector.Ingest;

/// <summary>What decoding a request came to: a batch, or the answer that refuses it.</summary>
internal readonly record struct DecodedRequest(RecordBatch? Batch, IngestAnswer? Refusal);
