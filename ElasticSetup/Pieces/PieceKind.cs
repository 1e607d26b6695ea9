using System.Text.Json.Nodes;

namespace ElasticSetup.Pieces;

/// <summary>A kind of thing that a cluster keeps under a name.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Folder">Where its files lie, one for each, named like it.</param>
/// <param name="Path">The API's path, to which the name is added.</param>
/// <param name="IsOptional">Whether the system works without it, where a cluster cannot do this.</param>
/// <param name="Unwrap">Finds the thing in the API's answer.</param>
internal sealed record PieceKind(string Title, string Folder, string Path, bool IsOptional, Func<JsonNode, string, JsonNode?> Unwrap)
{
    /// <summary>Gets the kinds that have files, in the order in which one needs the other.</summary>
    internal static IReadOnlyList<PieceKind> All { get; } =
    [
        new("lifecycle policy", "lifecycle/policies", "_ilm/policy/", IsOptional: true, (answer, name) => answer[name]),
        new("lifecycle setting", "lifecycle/component-templates", "_component_template/", IsOptional: true, ComponentTemplate),
        new("component template", "component-templates", "_component_template/", IsOptional: false, ComponentTemplate),
        new("index template", "index-templates", "_index_template/", IsOptional: false, (answer, _) => answer["index_templates"]?[0]?["index_template"]),
    ];

    /// <summary>Gets the kind of roles, which stand in one file; where the API takes none, Elasticsearch reads that file itself.</summary>
    internal static PieceKind Role { get; } = new("role", ".", "_security/role/", IsOptional: true, (answer, name) => answer[name]);

    private static JsonNode? ComponentTemplate(JsonNode answer, string name) => answer["component_templates"]?[0]?["component_template"];
}
