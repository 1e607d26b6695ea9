using System.Text;

namespace ServiceDefaults.Export;

/// <summary>Reads what a receiver of OTLP says besides its status.</summary>
internal static class OtlpAnswer
{
    private const string RetryInfo = "type.googleapis.com/google.rpc.RetryInfo";

    /// <summary>Reads how many records a receiver rejected though it took the request, and why (https://opentelemetry.io/docs/specs/otlp/#partial-success).</summary>
    internal static (long Rejected, string Reason) PartialSuccess(ReadOnlySpan<byte> answer)
    {
        // partial_success (1) of each of the three answers: rejected (1), error_message (2).
        var (rejected, reason) = (0L, string.Empty);
        var fields = new ProtoFields(Field(answer, 1));
        while (fields.Next())
        {
            if (fields.Number == 1)
                rejected = Math.Max(0, fields.Value);
            else if (fields.Number == 2)
                reason = Encoding.UTF8.GetString(fields.Bytes);
        }

        return (rejected, reason);
    }

    /// <summary>Reads after which time a gRPC receiver wants to be asked again (https://opentelemetry.io/docs/specs/otlp/#otlpgrpc-throttling).</summary>
    /// <param name="details">The value of <c>grpc-status-details-bin</c>.</param>
    internal static TimeSpan? RetryDelay(string details)
    {
        var status = new byte[details.Length];
        // It comes with or without padding.
        if (!Convert.TryFromBase64String(details.PadRight((details.Length + 3) / 4 * 4, '='), status, out var length))
            return null;
        // Status: details (3), each an Any: type_url (1), value (2). RetryInfo: retry_delay (1). Duration: seconds (1), nanos (2).
        var fields = new ProtoFields(status.AsSpan(0, length));
        while (fields.Next())
        {
            if (fields.Number == 3 && Encoding.UTF8.GetString(Field(fields.Bytes, 1)) == RetryInfo)
                return Duration(Field(Field(fields.Bytes, 2), 1));
        }

        return null;
    }

    private static TimeSpan Duration(ReadOnlySpan<byte> duration)
    {
        var (seconds, nanos) = (0L, 0L);
        var fields = new ProtoFields(duration);
        while (fields.Next())
            (seconds, nanos) = fields.Number == 1 ? (fields.Value, nanos) : (seconds, fields.Value);
        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400)) + TimeSpan.FromTicks(Math.Clamp(nanos, 0, 999_999_999) / 100);
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> message, int number)
    {
        var fields = new ProtoFields(message);
        while (fields.Next())
        {
            if (fields.Number == number)
                return fields.Bytes;
        }

        return default;
    }
}
