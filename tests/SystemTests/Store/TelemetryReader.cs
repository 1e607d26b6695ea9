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
        TimelineUpTo(orderId, status, "order.created", cancellationToken);

    /// <summary>Waits for an event, and for all changes up to a status: each service exports on its own time, so the last one may be stored first.</summary>
    public Task<IReadOnlyList<JsonObject>> TimelineUpTo(string orderId, string status, string eventName, CancellationToken cancellationToken) =>
        Eventually.Get(
            $"{eventName} and changes of {orderId} up to {status} in the log store",
            token => Timeline(orderId, token),
            timeline => timeline.Any(item => (string?)item["event"] == eventName) && timeline.Any(item => (string?)item["newStatus"] == status) && IsUnbroken(timeline),
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

    private static bool IsUnbroken(IReadOnlyList<JsonObject> timeline)
    {
        var reached = "Initiated";
        foreach (var change in timeline.Where(item => (string?)item["event"] == "order.status_changed"))
        {
            if ((string?)change["oldStatus"] != reached)
                return false;
            reached = (string)change["newStatus"]!;
        }

        return true;
    }
}
