using System.Text;
using System.Text.Json.Nodes;
using ElasticSetup.Clusters;
using ElasticSetup.Files;
using ElasticSetup.Pieces;

namespace ElasticSetup.Kibana;

/// <summary>Imports saved objects where Kibana has not got them as they are.</summary>
internal static class SavedObjectImport
{
    internal static async Task<Outcome> ApplyAsync(ClusterClient kibana, IReadOnlyList<SavedObject> objects, CancellationToken cancellationToken)
    {
        var present = await PresentAsync(kibana, objects, cancellationToken);
        if (objects.All(one => present.TryGetValue((one.Type, one.Id), out var there) && Comparison.IsAsAsked(there, Own(one.Content))))
            return Outcome.Unchanged;

        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(string.Join('\n', objects.Select(one => one.Content.ToJsonString())), Encoding.UTF8, "application/ndjson"), "file", "objects.ndjson");
        var answer = await kibana.SendAsync(HttpMethod.Post, "api/saved_objects/_import?overwrite=true", form, mayBeRefused: false, cancellationToken);
        return answer.IsSuccess && (bool?)answer.Body?["success"] == true
            ? present.Count == 0 ? Outcome.Created : Outcome.Changed
            : throw new SetupFailedException($"Kibana does not import the saved objects: {answer}");
    }

    // Fails as a whole where one is missing; then all are imported.
    private static async Task<Dictionary<(string Type, string Id), JsonNode>> PresentAsync(
        ClusterClient kibana, IReadOnlyList<SavedObject> objects, CancellationToken cancellationToken)
    {
        var request = new JsonObject
        {
            ["objects"] = new JsonArray([.. objects.Select(one => new JsonObject { ["type"] = one.Type, ["id"] = one.Id })]),
            ["excludeExportDetails"] = true,
        };
        var answer = await kibana.SendAsync(HttpMethod.Post, "api/saved_objects/_export", request, cancellationToken);
        return answer.IsSuccess
            ? answer.Lines.Select((line, index) => JsonFiles.Parse(line, $"Kibana's export, line {index + 1},"))
                .ToDictionary(one => ((string)one["type"]!, (string)one["id"]!), one => (JsonNode)one)
            : [];
    }

    // Versions are Kibana's own matter: it raises them when it takes an object over.
    private static JsonObject Own(JsonObject content) => new()
    {
        ["attributes"] = content["attributes"]?.DeepClone(),
        ["references"] = content["references"]?.DeepClone(),
    };
}
