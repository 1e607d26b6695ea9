using System.Text.Json.Nodes;

namespace Collector.Tests.Otlp;

/// <summary>A Metric; the points are written and put into JSON by the cases in <see cref="Metrics"/>.</summary>
internal sealed record Metric(string Name, string Unit, int Field, string JsonName, Action<ProtoMessage> Write, JsonObject Json)
{
    public void WriteTo(ProtoMessage message) => message.Text(1, Name).Text(3, Unit).Message(Field, Write);

    public JsonObject ToOtlpJson() => new() { ["name"] = Name, ["unit"] = Unit, [JsonName] = Json.DeepClone() };
}
