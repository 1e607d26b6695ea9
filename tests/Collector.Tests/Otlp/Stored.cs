using System.Globalization;
using System.Text.Json.Nodes;

namespace Collector.Tests.Otlp;

/// <summary>What single values are to become in the store, and what they are in OTLP's JSON.</summary>
internal static class Stored
{
    public static string Text(string text) => text.Replace('\0', '\uFFFD');

    public static JsonNode Integer(long number) => JsonValue.Create(number.ToString(CultureInfo.InvariantCulture))!;

    public static JsonNode Integer(ulong number) => JsonValue.Create(number.ToString(CultureInfo.InvariantCulture))!;

    public static JsonNode Real(double number) => number switch
    {
        double.NaN => JsonValue.Create("NaN")!,
        double.PositiveInfinity => JsonValue.Create("Infinity")!,
        double.NegativeInfinity => JsonValue.Create("-Infinity")!,
        _ => JsonValue.Create(number),
    };
}
