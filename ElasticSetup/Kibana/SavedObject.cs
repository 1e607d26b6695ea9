using System.Text.Json.Nodes;

namespace ElasticSetup.Kibana;

/// <summary>A saved object of Kibana, as its export writes it.</summary>
/// <param name="Type">What it is, such as <c>dashboard</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Content">All of it.</param>
internal sealed record SavedObject(string Type, string Id, JsonObject Content)
{
    internal string Title => $"{Type} '{(string?)Content["attributes"]?["title"] ?? Id}'";
}
