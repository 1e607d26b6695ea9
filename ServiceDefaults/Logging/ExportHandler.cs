using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace ServiceDefaults.Logging;

/// <summary>
/// Delivers one batch of log records after the other over HTTP or gRPC: bounds each attempt, tries again while that may help, counts what the receiver refuses,
/// and gives up at shutdown after a grace period. The sink above it only ever sees success.
/// </summary>
internal sealed class ExportHandler(
    HttpMessageHandler inner, Backlog backlog, LogLoss loss, ExportGrace grace, TimeSpan timeout, TimeProvider timeProvider) : DelegatingHandler(inner)
{
    private const string Exporter = "otlp";
    private const int GrpcFrameHeader = 5;

    /// <remarks>The client's token, which is cancelled after the client's own time limit, is not heeded: a batch is given up at shutdown and never before.</remarks>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isGrpc = request.Content!.Headers.ContentType?.MediaType == "application/grpc";
        var body = await request.Content.ReadAsByteArrayAsync(CancellationToken.None);
        var records = OtlpRecords.Count(body.AsSpan(isGrpc ? GrpcFrameHeader : 0));
        for (var attempt = 1; ; attempt++)
        {
            var (answer, refusal) = await TrySendAsync(request, isGrpc);
            if (answer is null && grace.Over.IsCancellationRequested)
                refusal = LogLoss.Shutdown;
            if (refusal is not null)
                loss.Count(records, Exporter, refusal == LogLoss.Shutdown ? LogLoss.Shutdown : LogLoss.Refused, refusal == LogLoss.Shutdown ? null : refusal);
            if (answer is not null || refusal is not null)
            {
                backlog.Leave(records);
                return answer ?? Success(isGrpc);
            }

            await WaitAsync(ExportBackoff.DelayAfter(attempt));
        }
    }

    /// <summary>Gives the answer when the batch was taken, the reason when it was refused for good, and neither when it may be tried again.</summary>
    private async Task<(HttpResponseMessage? Answer, string? Refusal)> TrySendAsync(HttpRequestMessage request, bool isGrpc)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(grace.Over);
        bounded.CancelAfter(timeout);
        try
        {
            var answer = await base.SendAsync(request, bounded.Token);
            // A gRPC status follows the body, so the body is read here, within the time allowed.
            await answer.Content.LoadIntoBufferAsync(bounded.Token);
            var status = isGrpc && answer.IsSuccessStatusCode ? GrpcStatus(answer) : 0;
            if (answer.IsSuccessStatusCode && status == 0)
                return (answer, null);
            answer.Dispose();
            var isWorthRetrying = status != 0 ? ExportBackoff.IsWorthRetrying(status) : ExportBackoff.IsWorthRetrying(answer.StatusCode);
            return isWorthRetrying ? (null, null) : (null, status != 0 ? $"gRPC status {status}" : $"HTTP status {(int)answer.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return (null, null);
        }
    }

    private async Task WaitAsync(TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, timeProvider, grace.Over);
        }
        catch (OperationCanceledException)
        {
            // The grace period is over; the next attempt fails at once and gives the batch up.
        }
    }

    private static int GrpcStatus(HttpResponseMessage answer)
    {
        const string Name = "grpc-status";
        var text = answer.TrailingHeaders.TryGetValues(Name, out var trailing) || answer.Headers.TryGetValues(Name, out trailing) ? trailing.FirstOrDefault() : null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;
    }

    private static HttpResponseMessage Success(bool isGrpc)
    {
        if (!isGrpc)
            return new HttpResponseMessage(HttpStatusCode.OK);
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Version = HttpVersion.Version20, Content = new ByteArrayContent(new byte[GrpcFrameHeader]) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        answer.TrailingHeaders.Add("grpc-status", "0");
        return answer;
    }
}
