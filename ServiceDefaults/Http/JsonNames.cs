using System.Text.Json;

namespace ServiceDefaults.Http;

/// <summary>The names that members have in JSON.</summary>
internal static class JsonNames
{
    /// <summary>Gives the JSON path of a member path, such as <c>lines[0].size</c> for <c>Lines[0].Size</c>.</summary>
    internal static string Of(string memberPath) => string.Join('.', memberPath.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
