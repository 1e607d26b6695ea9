using Collector.Rows;

namespace Collector.Decoding;

/// <summary>What makes a trace or span id valid (https://opentelemetry.io/docs/specs/otel/trace/api/#spancontext): its length, and one bit set.</summary>
internal static class SpanId
{
    public const int TraceIdBytes = 16;
    public const int SpanIdBytes = 8;

    public static bool IsValid(ReadOnlySpan<byte> id, int length) => id.Length == length && id.ContainsAnyExcept((byte)0);

    /// <summary>Writes the id, or null where it is not valid.</summary>
    public static void IdOrNull(this RowBuffer rows, ReadOnlySpan<byte> id, int length)
    {
        if (IsValid(id, length))
            rows.Bytes(id);
        else
            rows.Null();
    }
}
