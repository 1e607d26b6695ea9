using System.Net;
using System.Text.Json.Nodes;

namespace ElasticSetup.Clusters;

/// <summary>An answer of Elasticsearch or Kibana.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body, where it is JSON.</param>
/// <param name="Text">The body as it came.</param>
internal sealed record ClusterAnswer(HttpStatusCode Status, JsonNode? Body, string Text)
{
    // What Elasticsearch says when an API, a setting or a plugin is not part of a distribution; it has no code for that.
    private static readonly string[] Missing =
    [
        "no handler found for uri", "Incorrect HTTP method for uri", "failed to find action", "unknown setting [index.lifecycle.", "Unknown filter type",
    ];

    private const int ShownLength = 600;

    internal bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Gets a value indicating whether the cluster has no such thing, however right the request is.</summary>
    internal bool IsBeyondTheCluster => Missing.Any(phrase => Reason.Contains(phrase, StringComparison.Ordinal));

    /// <summary>Gets the lines of a body that has a JSON object in each.</summary>
    internal IEnumerable<string> Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Gets the reason of a failure.</summary>
    internal string Reason => (Body as JsonObject)?["error"] switch
    {
        JsonObject error => (string?)error["reason"] ?? Shown,
        JsonValue error => error.ToString(),
        _ => (string?)(Body as JsonObject)?["message"] ?? Shown,
    };

    private string Shown => Text[..Math.Min(Text.Length, ShownLength)];

    public override string ToString() => $"{(int)Status} {Reason}";
}
