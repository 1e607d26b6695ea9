using Collector.Wire;

namespace Collector.Ingest;

/// <summary>The protobuf messages of answers: Export…ServiceResponse and google.rpc.Status.</summary>
internal static class AnswerMessages
{
    public const string RetryInfoType = "type.googleapis.com/google.rpc.RetryInfo";

    /// <summary>ExportLogsServiceResponse and its like: <c>{partial_success = 1 {rejected = 1, error_message = 2}}</c>; empty where all was stored.</summary>
    public static byte[] Success(IngestAnswer answer) => answer.Refused == 0
        ? []
        : new ProtoWriter().Message(1, new ProtoWriter().Varint(1, answer.Refused).Text(2, answer.Message)).ToArray();

    /// <summary>google.rpc.Status: <c>{code = 1, message = 2, details = 3 Any{type_url = 1, value = 2}}</c>, with a RetryInfo <c>{retry_delay = 1 Duration{seconds = 1}}</c>.</summary>
    public static byte[] Status(IngestAnswer answer)
    {
        var status = new ProtoWriter().Varint(1, (int)answer.Code).Text(2, answer.Message);
        if (answer.RetryAfter is { } delay)
        {
            var retryInfo = new ProtoWriter().Message(1, new ProtoWriter().Varint(1, (long)Math.Ceiling(delay.TotalSeconds)));
            status.Message(3, new ProtoWriter().Text(1, RetryInfoType).Message(2, retryInfo));
        }

        return status.ToArray();
    }
}
