using System.Text.Json.Nodes;

namespace ElasticSetup.Files;

/// <summary>A JSON object and what it is called.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">The object.</param>
internal sealed record NamedJson(string Name, JsonObject Content);
