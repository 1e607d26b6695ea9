using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElasticSetup.Files;

/// <summary>Reads the JSON files of a folder.</summary>
internal static class JsonFiles
{
    /// <summary>Gives each file's object, by the file's name without its ending, in the order of names.</summary>
    /// <exception cref="SetupFailedException">The folder is missing, or a file is no JSON object.</exception>
    internal static IEnumerable<NamedJson> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new SetupFailedException($"The folder {folder} is missing; it comes with this program.");
        return Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(file => new NamedJson(Path.GetFileNameWithoutExtension(file), Parse(File.ReadAllText(file), file)));
    }

    /// <summary>Parses an object.</summary>
    /// <exception cref="SetupFailedException">It is none; the message names the place.</exception>
    internal static JsonObject Parse(string text, string place)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new SetupFailedException($"{place} must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new SetupFailedException($"{place} is no valid JSON: {exception.Message}", exception);
        }
    }
}
