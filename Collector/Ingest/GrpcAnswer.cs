using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Collector.Ingest;

/// <summary>Writes answers of OTLP over gRPC: the framed message on success, and the status in the trailers.</summary>
internal static class GrpcAnswer
{
    public static async Task WriteAsync(HttpContext context, IngestAnswer answer)
    {
        var response = context.Response;
        response.Headers["grpc-accept-encoding"] = "identity,gzip";
        if (answer.Code == RpcCode.Ok)
        {
            await response.Body.WriteAsync(Frame(AnswerMessages.Success(answer)), context.RequestAborted);
            response.AppendTrailer("grpc-status", "0");
            return;
        }

        response.AppendTrailer("grpc-status", ((int)answer.Code).ToString(CultureInfo.InvariantCulture));
        response.AppendTrailer("grpc-message", PercentEncode(answer.Message));
        response.AppendTrailer("grpc-status-details-bin", Convert.ToBase64String(AnswerMessages.Status(answer)).TrimEnd('='));
    }

    private static byte[] Frame(byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    /// <summary>Keeps printable ASCII but the percent sign, and writes every other byte as <c>%XX</c>, as the protocol demands of grpc-message.</summary>
    private static string PercentEncode(string message)
    {
        var encoded = new StringBuilder(message.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(message))
        {
            if (unit is >= 0x20 and <= 0x7E and not (byte)'%')
                encoded.Append((char)unit);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
        }

        return encoded.ToString();
    }
}
