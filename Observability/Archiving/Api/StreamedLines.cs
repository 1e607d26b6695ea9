using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Observability.Archiving.Api;

/// <summary>Sends lines as they are found: text where the caller accepts <c>text/plain</c>, else one JSON object a line.</summary>
internal sealed class StreamedLines(IAsyncEnumerable<IArchiveLine> lines) : IResult
{
    public const string JsonLines = "application/x-ndjson";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // It is no part of a page.
        Converters = { new JsonStringEnumConverter() },
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellationToken = httpContext.RequestAborted;
        var text = httpContext.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/plain");
        await using var line = lines.GetAsyncEnumerator(cancellationToken);
        // The first line is found before the answer begins: what goes wrong until then is still answered as a problem.
        var any = await line.MoveNextAsync();
        httpContext.Response.ContentType = text ? "text/plain; charset=utf-8" : JsonLines;
        while (any)
        {
            if (text)
                await httpContext.Response.WriteAsync(line.Current.ToText(), cancellationToken);
            else
                await JsonSerializer.SerializeAsync(httpContext.Response.Body, line.Current, line.Current.GetType(), Json, cancellationToken);
            await httpContext.Response.WriteAsync("\n", cancellationToken);
            any = await line.MoveNextAsync();
        }
    }
}
