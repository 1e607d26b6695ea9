using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ElasticSetup.Tests.Kibana;

/// <summary>The three requests of Kibana's API that the set-up makes, as its documentation has them.</summary>
internal sealed class KibanaStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _objects = new();

    private KibanaStandIn(WebApplication app)
    {
        _app = app;
    }

    internal int Imports { get; private set; }

    internal string Address => _app.Urls.Single();

    internal static async Task<KibanaStandIn> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var kibana = new KibanaStandIn(builder.Build());
        kibana._app.MapGet("/api/status", () => Results.Json(new { status = new { overall = new { level = "available" } } }));
        kibana._app.MapPost("/api/saved_objects/_export", kibana.ExportAsync);
        kibana._app.MapPost("/api/saved_objects/_import", kibana.ImportAsync);
        await kibana._app.StartAsync(cancellationToken);
        return kibana;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> ExportAsync(HttpRequest request)
    {
        var asked = (await request.ReadFromJsonAsync<JsonObject>(request.HttpContext.RequestAborted))!["objects"]!.AsArray().Select(one => $"{one!["type"]}/{one["id"]}").ToList();
        return asked.All(_objects.ContainsKey)
            ? Results.Text(string.Join('\n', asked.Select(key => _objects[key])), "application/ndjson")
            : Results.Json(new { statusCode = 400, message = "Error fetching objects to export" }, statusCode: StatusCodes.Status400BadRequest);
    }

    private async Task<IResult> ImportAsync(HttpRequest request)
    {
        if (!request.Headers.ContainsKey("kbn-xsrf"))
            return Results.Json(new { message = "Request must contain a kbn-xsrf header." }, statusCode: StatusCodes.Status400BadRequest);
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        using var reader = new StreamReader(form.Files["file"]!.OpenReadStream());
        while (await reader.ReadLineAsync(request.HttpContext.RequestAborted) is { } line)
        {
            var one = JsonNode.Parse(line)!;
            one["typeMigrationVersion"] = "8.0.0";
            _objects[$"{one["type"]}/{one["id"]}"] = one.ToJsonString();
        }

        Imports++;
        return Results.Json(new { success = true, successCount = _objects.Count });
    }
}
