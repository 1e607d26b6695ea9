namespace ServiceDefaults.Logging;

/// <summary>Counts the log records in an <c>ExportLogsServiceRequest</c> without decoding them.</summary>
/// <remarks>The path is resource_logs (1), scope_logs (2), log_records (2): https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/logs/v1/logs.proto.</remarks>
internal static class OtlpRecords
{
    private const int ResourceLogs = 1;
    private const int ScopeLogs = 2;
    private const int LogRecords = 2;
    private const int LengthDelimited = 2;

    internal static int Count(ReadOnlySpan<byte> request) => Count(request, [ResourceLogs, ScopeLogs, LogRecords]);

    private static int Count(ReadOnlySpan<byte> message, ReadOnlySpan<int> path)
    {
        var count = 0;
        while (!message.IsEmpty)
        {
            var tag = ReadVarint(ref message);
            var size = (tag & 7) switch
            {
                0 => SkipVarint(ref message),
                1 => 8,
                LengthDelimited => (int)ReadVarint(ref message),
                5 => 4,
                _ => throw new InvalidDataException("The request is not protobuf."),
            };
            var field = message[..size];
            message = message[size..];
            if (tag >> 3 == (ulong)path[0] && (tag & 7) == LengthDelimited)
                count += path.Length == 1 ? 1 : Count(field, path[1..]);
        }

        return count;
    }

    private static int SkipVarint(ref ReadOnlySpan<byte> message)
    {
        ReadVarint(ref message);
        return 0;
    }

    private static ulong ReadVarint(ref ReadOnlySpan<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[0];
            message = message[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
