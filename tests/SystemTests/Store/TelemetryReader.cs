using System.Net;
using System.Text.Json.Nodes;
using SystemTests.People;

namespace SystemTests.Store;

/// <summary>Reads back what the services logged and traced.</summary>
internal sealed class TelemetryReader(HttpClient observability)
{
    public async Task<IReadOnlyList<JsonObject>> Timeline(string orderId, CancellationToken cancellationToken)
    {
        using var response = await observability.GetAsync(new Uri($"/api/orders/{orderId}/timeline", UriKind.Relative), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return [];
        return Items(JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken))!.AsObject());
    }

    /// <summary>Waits until the timeline shows the order in a status.</summary>
    public Task<IReadOnlyList<JsonObject>> TimelineUpTo(string orderId, string status, CancellationToken cancellationToken) =>
        Eventually.Get(
            $"change of {orderId} to {status} in the log store",
            token => Timeline(orderId, token),
            timeline => timeline.Any(item => (string?)item["newStatus"] == status),
            cancellationToken);

    public async Task<IReadOnlyList<JsonObject>> Logs(string query, CancellationToken cancellationToken) =>
        Items(await observability.Get($"/api/logs?limit=200&{query}", cancellationToken));

    public async Task<IReadOnlyList<JsonObject>> Spans(string query, CancellationToken cancellationToken) =>
        Items(await observability.Get($"/api/spans?limit=200&{query}", cancellationToken));

    public async Task<IReadOnlyList<JsonObject>> Metrics(string service, CancellationToken cancellationToken) =>
        Items(await observability.Get($"/api/metrics?service={service}", cancellationToken));

    /// <summary>Gives a trace; one that has not arrived has no spans.</summary>
    public async Task<JsonObject> Trace(string traceId, CancellationToken cancellationToken)
    {
        using var response = await observability.GetAsync(new Uri($"/api/traces/{traceId}", UriKind.Relative), cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound
            ? new JsonObject { ["spans"] = new JsonArray(), ["logs"] = new JsonArray() }
            : JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken))!.AsObject();
    }

    /// <summary>Gives one part of a list.</summary>
    public Task<JsonObject> Page(string path, CancellationToken cancellationToken) => observability.Get(path, cancellationToken);

    private static IReadOnlyList<JsonObject> Items(JsonObject page) => [.. page["items"]!.AsArray().Select(item => item!.AsObject())];
}
