using System.Net;
using System.Net.Http.Headers;

namespace ServiceDefaults.Export;

/// <summary>
/// Delivers one batch of telemetry after the other over HTTP or gRPC: bounds each attempt, tries again while that may help, counts what the receiver refuses,
/// and gives up at shutdown after a grace period. The exporter above it only ever sees success.
/// </summary>
/// <param name="inner">What sends.</param>
/// <param name="signal">One of <see cref="Signal"/>.</param>
/// <param name="loss">Counts what is given up.</param>
/// <param name="grace">Says when to give up at the end.</param>
/// <param name="timeout">How long one attempt may take.</param>
/// <param name="settled">Is told how many records were delivered or given up.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ExportHandler(
    HttpMessageHandler inner, string signal, TelemetryLoss loss, ExportGrace grace, TimeSpan timeout, Action<int>? settled, TimeProvider timeProvider) : DelegatingHandler(inner)
{
    private const int GrpcFrameHeader = 5;

    /// <remarks>The client's token, which is cancelled after the client's own time limit, is not heeded: a batch is given up at shutdown and never before.</remarks>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isGrpc = request.Content!.Headers.ContentType?.MediaType == "application/grpc";
        // Kept here, for another attempt sends it again.
        var body = await request.Content.ReadAsByteArrayAsync(CancellationToken.None);
        var records = OtlpRecords.Count(body.AsSpan(isGrpc ? GrpcFrameHeader : 0));
        for (var attempt = 1; ; attempt++)
        {
            var answer = await TrySendAsync(request, isGrpc);
            if (answer.IsFinal || grace.Over.IsCancellationRequested)
            {
                await SettleAsync(answer, records, isGrpc);
                return answer.Response ?? Success(isGrpc);
            }

            await WaitAsync(ExportBackoff.DelayAfter(attempt, answer.Wait));
        }
    }

    /// <summary>Serves the exporter that sends protobuf over HTTP, which does so on a thread of its own and waits there.</summary>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
#pragma warning disable VSTHRD002 // That thread has nothing else to do.
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002

    private async Task<ExportAnswer> TrySendAsync(HttpRequestMessage request, bool isGrpc)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(grace.Over);
        bounded.CancelAfter(timeout);
        try
        {
            var response = await base.SendAsync(request, bounded.Token);
            // A gRPC status follows the body, so the body is read here, within the time allowed.
            await response.Content.LoadIntoBufferAsync(bounded.Token);
            return ExportAnswer.Of(response, isGrpc, timeProvider.GetUtcNow());
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return default;
        }
    }

    private async Task SettleAsync(ExportAnswer answer, int records, bool isGrpc)
    {
        if (answer.Response is { } response)
        {
            var body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            var (rejected, reason) = OtlpAnswer.PartialSuccess(body.AsSpan(isGrpc && body.Length >= GrpcFrameHeader ? GrpcFrameHeader : 0));
            if (rejected > 0)
                loss.Count(Math.Min(rejected, records), new(signal, Loss.Otlp, Loss.Refused), reason);
        }
        else
            loss.Count(records, new(signal, Loss.Otlp, answer.Refusal is null ? Loss.Shutdown : Loss.Refused), answer.Refusal);

        settled?.Invoke(records);
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
