using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;

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
            await WriteAsync(httpContext, line.Current, text);
            try
            {
                any = await line.MoveNextAsync();
            }
            catch (Exception fault) when (fault is ArchiveException or NpgsqlException or HttpRequestException)
            {
                ArchivingEvents.AnswerBrokenOff(httpContext.RequestServices.GetRequiredService<ILogger<StreamedLines>>(), fault);
                await WriteAsync(httpContext, new FailedLine(fault.Message), text);
                return;
            }
        }
    }

    private static async Task WriteAsync(HttpContext http, IArchiveLine line, bool text)
    {
        if (text)
            await http.Response.WriteAsync(line.ToText(), http.RequestAborted);
        else
            await JsonSerializer.SerializeAsync(http.Response.Body, line, line.GetType(), Json, http.RequestAborted);
        await http.Response.WriteAsync("\n", http.RequestAborted);
    }
}
