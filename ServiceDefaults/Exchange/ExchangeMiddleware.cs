using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Classification;
using ServiceDefaults.Health;

namespace ServiceDefaults.Exchange;

/// <summary>Logs what this system is asked and what it answers, where its category is at DEBUG; else it costs one comparison.</summary>
internal sealed class ExchangeMiddleware(RequestDelegate next, BodyProtector protector, TimeProvider timeProvider, ILogger<ExchangeMiddleware> logger)
{
    public Task InvokeAsync(HttpContext context) =>
        logger.IsEnabled(LogLevel.Debug) && !HealthEndpoints.IsHealth(context) ? LogAsync(context) : next(context);

    private async Task LogAsync(HttpContext context)
    {
        var started = timeProvider.GetTimestamp();
        var (requestBody, responseBody) = (context.Request.Body, context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        await using var asked = new TeeStream(requestBody, protector.MaxBytes);
        await using var answered = new TeeStream(responseBody.Stream, protector.MaxBytes);
        context.Request.Body = asked;
        context.Response.Body = answered;
        try
        {
            await next(context);
            // The body's writer may still hold bytes back.
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Request.Body = requestBody;
            context.Features.Set(responseBody);
            Log(context, asked, answered, timeProvider.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private void Log(HttpContext context, TeeStream asked, TeeStream answered, double durationMs) => ExchangeEvents.Exchanged(
        logger, "served", context.Request.Method, context.Request.Host.Host, PlainText.Protect(context.Request.Path.Value ?? "/"), context.Response.StatusCode, durationMs,
        Text(asked, context.Request.ContentType), Text(answered, context.Response.ContentType));

    private string Text(TeeStream body, string? contentType) =>
        JsonContentType.Is(contentType) ? protector.Protect(body.Kept, body.Total) : BodyProtector.Length(body.Total);
}
