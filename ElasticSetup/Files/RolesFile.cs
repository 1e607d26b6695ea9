using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ElasticSetup.Files;

/// <summary>Reads Elasticsearch's <c>roles.yml</c>, so that the same roles can be created through the API.</summary>
internal static class RolesFile
{
    /// <summary>Gives each role as the API takes it.</summary>
    /// <exception cref="SetupFailedException">The file is missing or no valid YAML.</exception>
    internal static IEnumerable<NamedJson> Read(string path)
    {
        if (!File.Exists(path))
            throw new SetupFailedException($"The file {path} is missing; it comes with this program.");
        var yaml = new YamlStream();
        try
        {
            using var reader = File.OpenText(path);
            yaml.Load(reader);
        }
        catch (YamlException exception)
        {
            throw new SetupFailedException($"{path} is no valid YAML, line {exception.Start.Line}: {exception.Message}", exception);
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode roles }]
            ? roles.Children.Select(role => new NamedJson(role.Key.ToString(), ToJson(role.Value) as JsonObject
                ?? throw new SetupFailedException($"{path}: the role '{role.Key}' must be a mapping of cluster and indices.")))
            : throw new SetupFailedException($"{path} must be a mapping of roles.");
    }

    // Names and patterns are all there is: every scalar is text.
    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(member => KeyValuePair.Create(member.Key.ToString(), ToJson(member.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(ToJson)]),
        _ => node.ToString(),
    };
}
