using ElasticSetup.Files;

namespace ElasticSetup.Kibana;

/// <summary>Reads exported saved objects: files with one JSON object a line.</summary>
internal static class SavedObjects
{
    /// <exception cref="SetupFailedException">The folder is missing, or a line is no saved object.</exception>
    internal static IReadOnlyList<SavedObject> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new SetupFailedException($"The folder {folder} is missing; it comes with this program.");
        return [.. Directory.GetFiles(folder, "*.ndjson").Order(StringComparer.Ordinal).SelectMany(ReadFile)];
    }

    private static IEnumerable<SavedObject> ReadFile(string file) => File.ReadLines(file).Index()
        .Where(line => line.Item.Length > 0)
        .Select(line => Parse(line.Item, $"{file}, line {line.Index + 1},"));

    private static SavedObject Parse(string text, string place)
    {
        var content = JsonFiles.Parse(text, place);
        return ((string?)content["type"], (string?)content["id"]) is ({ } type, { } id)
            ? new SavedObject(type, id, content)
            : throw new SetupFailedException($"{place} must have the members type and id.");
    }
}
