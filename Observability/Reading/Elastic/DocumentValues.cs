using System.Text.Json;

namespace Observability.Reading.Elastic;

/// <summary>Reads members that may be missing.</summary>
internal static class DocumentValues
{
    /// <summary>Gives a member, or what is no JSON at all where it is missing.</summary>
    public static JsonElement Member(this JsonElement document, string name) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Gives a text or a number as text; <see langword="null"/> where it is neither.</summary>
    public static string? TextOrNull(this JsonElement document, string name) => document.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>Gives a whole number; <see langword="null"/> where it is none.</summary>
    public static long? Int64OrNull(this JsonElement document, string name) =>
        document.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    /// <summary>Gives a number; <see langword="null"/> where it is none.</summary>
    public static double? DoubleOrNull(this JsonElement document, string name) =>
        document.Member(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>Gives a list's members; none where it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement document, string name) =>
        document.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
