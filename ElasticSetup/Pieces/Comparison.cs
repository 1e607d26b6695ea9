using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElasticSetup.Pieces;

/// <summary>Tells whether a cluster has what a file asks for. It fills in defaults, writes values of settings as text, and orders members as it likes.</summary>
internal static class Comparison
{
    // Here defaults are not filled in, so that what a newer file leaves out is seen, too.
    private const string Exact = "template";

    internal static bool IsAsAsked(JsonNode present, JsonObject asked) =>
        Has(present, asked) && (present[Exact] is not { } template || asked[Exact] is not { } askedTemplate || Has(askedTemplate, template));

    private static bool Has(JsonNode? present, JsonNode? asked) => (present, asked) switch
    {
        (JsonObject there, JsonObject wanted) => wanted.All(member => Has(there[member.Key], member.Value)),
        (JsonArray there, JsonArray wanted) => there.Count == wanted.Count && there.Zip(wanted).All(pair => Has(pair.First, pair.Second)),
        (JsonValue there, JsonValue wanted) => Text(there) == Text(wanted),
        _ => present is null && asked is null,
    };

    private static string Text(JsonValue value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
