using System.Text;
using System.Text.Json.Nodes;

namespace Collector.Tests.Otlp;

/// <summary>An export request of one service and one scope, in both encodings.</summary>
internal sealed record Request(byte[] Protobuf, byte[] Json)
{
    private const string Scope = "Collector.Tests";

    public static Request Of(string service, params IReadOnlyList<Log> logs) =>
        Of(service, "resourceLogs", "scopeLogs", "logRecords", [.. logs.Select(log => ((Action<ProtoMessage>)log.Write, log.ToOtlpJson()))]);

    public static Request Of(string service, params IReadOnlyList<Span> spans) =>
        Of(service, "resourceSpans", "scopeSpans", "spans", [.. spans.Select(span => ((Action<ProtoMessage>)span.Write, span.ToOtlpJson()))]);

    public static Request Of(string service, params IReadOnlyList<Metric> metrics) =>
        Of(service, "resourceMetrics", "scopeMetrics", "metrics", [.. metrics.Select(metric => ((Action<ProtoMessage>)metric.WriteTo, metric.ToOtlpJson()))]);

    private static Request Of(string service, string resources, string scopes, string records, IReadOnlyList<(Action<ProtoMessage> Write, JsonObject Json)> content)
    {
        Pair[] resource = [new("service.name", service), new("host.name", "bench")];
        var protobuf = ProtoMessage.Encode(request => request.Message(1, level => level
            .Message(1, origin => Pair.Write(origin, 1, resource))
            .Message(2, scope =>
            {
                scope.Message(1, origin => origin.Text(1, Scope));
                foreach (var (write, _) in content)
                    scope.Message(2, write);
            })));
        var json = new JsonObject
        {
            [resources] = new JsonArray(new JsonObject
            {
                ["resource"] = new JsonObject { ["attributes"] = Pair.ToOtlpJson(resource) },
                [scopes] = new JsonArray(new JsonObject
                {
                    ["scope"] = new JsonObject { ["name"] = Scope },
                    [records] = new JsonArray([.. content.Select(record => record.Json)]),
                }),
            }),
        };
        return new Request(protobuf, Encoding.UTF8.GetBytes(json.ToJsonString()));
    }
}
