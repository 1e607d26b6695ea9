namespace ServiceDefaults.Export;

/// <summary>Counts the log records, spans or metrics in an export request without decoding them.</summary>
/// <remarks>
/// For all three the path is resource (1), scope (2), record (2):
/// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/logs/v1/logs.proto.
/// </remarks>
internal static class OtlpRecords
{
    internal static int Count(ReadOnlySpan<byte> request) => Count(request, [1, 2, 2]);

    private static int Count(ReadOnlySpan<byte> message, ReadOnlySpan<int> path)
    {
        var count = 0;
        var fields = new ProtoFields(message);
        while (fields.Next())
        {
            if (fields.Number == path[0] && fields.HasBytes)
                count += path.Length == 1 ? 1 : Count(fields.Bytes, path[1..]);
        }

        return count;
    }
}
