using System.Text.Json.Nodes;

namespace SystemTests.BadInput.Records;

/// <summary>What a store has of a record.</summary>
internal sealed record StoredRecord(JsonObject Attributes, int BodyLength)
{
    internal string? Probe => (string?)Attributes["probe"];

    internal IEnumerable<string> Marks => Attributes.Select(attribute => attribute.Key).Where(name => name.StartsWith("collector.", StringComparison.Ordinal));
}
