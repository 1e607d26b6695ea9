using Microsoft.Extensions.Logging;
using OpenTelemetry;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Exchange;

/// <summary>Logs what this system asks of others and what they answer, where its category is at DEBUG. Each attempt of a retried request is an exchange of its own.</summary>
internal sealed class ExchangeHandler(BodyProtector protector, TimeProvider timeProvider, ILogger<ExchangeHandler> logger) : DelegatingHandler
{
    // Longer answers stay a stream, as their reader expects.
    private const int MaxBufferedBytes = 1_048_576;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        // An exporter of telemetry must not make telemetry.
        logger.IsEnabled(LogLevel.Debug) && !Sdk.SuppressInstrumentation ? LogAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> LogAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        var asked = await TextAsync(request.Content, isChunkedShort: false, cancellationToken);
        var (status, answered) = (0, string.Empty);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            status = (int)response.StatusCode;
            // JSON of unknown length is what a service writes itself: an entity or one page of them.
            answered = await TextAsync(response.Content, isChunkedShort: true, cancellationToken);
            return response;
        }
        finally
        {
            var elapsed = timeProvider.GetElapsedTime(started);
            ExchangeEvents.Exchanged(
                logger, "sent", request.Method.Method, request.RequestUri?.Host, PlainText.Protect(request.RequestUri?.AbsolutePath ?? "/"), status,
                elapsed.TotalMilliseconds, asked, answered);
        }
    }

    private async Task<string> TextAsync(HttpContent? content, bool isChunkedShort, CancellationToken cancellationToken)
    {
        if (content is null)
            return string.Empty;
        var length = content.Headers.ContentLength;
        var isShort = length is null ? isChunkedShort || content is System.Net.Http.Json.JsonContent : length <= MaxBufferedBytes;
        if (!isShort || !JsonContentType.Is(content.Headers.ContentType?.ToString()))
            return BodyProtector.Length(length ?? 0);
        await content.LoadIntoBufferAsync(cancellationToken);
        return protector.Protect(await content.ReadAsByteArrayAsync(cancellationToken));
    }
}
