using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Http;

/// <summary>Says what is wrong with a JSON body: where, and what would be right there. Never repeats the value, which may be personal.</summary>
internal static class JsonFaults
{
    /// <param name="exception">What the reader threw.</param>
    /// <param name="bodyType">What the body was to become, where that is known.</param>
    /// <param name="options">How it was read.</param>
    internal static string Explain(JsonException exception, Type? bodyType, JsonSerializerOptions options)
    {
        var path = exception.Path ?? "$";
        if (exception.InnerException is JsonException or null && IsSyntax(exception))
            return $"The body is not valid JSON, or is nested more than {options.MaxDepth} deep, at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} ({path}).";
        if (exception.Message.Contains("uplicate", StringComparison.Ordinal))
            return $"The body has the member {path} twice; each member may occur once.";
        if (bodyType is null)
            return $"The body cannot be read at {path}.";
        if (Find(bodyType, path, options) is { } expected)
            return $"{path} must be {Describe(expected, options)}.";
        var parent = path.LastIndexOf('.') is > 0 and var dot ? path[..dot] : "$";
        var known = Find(bodyType, parent, options) is { } parentType ? Describe(parentType, options) : "different";
        return $"{path} is not known; {parent} must be {known}.";
    }

    private static bool IsSyntax(JsonException exception) =>
        exception.InnerException?.GetType().Name == "JsonReaderException" || exception.GetType().Name == "JsonReaderException";

    /// <summary>Walks a path such as <c>$.lines[2].size</c> through the contract of a type.</summary>
    private static Type? Find(Type type, string path, JsonSerializerOptions options)
    {
        Type? current = type;
        foreach (var part in path.Split('.').Skip(1))
        {
            if (current is null)
                return null;
            var name = part.Split('[')[0];
            var property = options.GetTypeInfo(current).Properties.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
            current = property?.PropertyType;
            if (current is not null && part.Contains('[', StringComparison.Ordinal))
                current = options.GetTypeInfo(current).ElementType;
        }

        return current;
    }

    private static string Describe(Type type, JsonSerializerOptions options)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Personal<>) || type.GetGenericTypeDefinition() == typeof(Financial<>)))
            type = type.GetGenericArguments()[0];
        if (type.IsEnum)
            return $"one of {string.Join(", ", Enum.GetNames(type))}";
        if (type == typeof(string))
            return "a string";
        if (type == typeof(bool))
            return "true or false";
        if (type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(byte))
            return "a whole number within its range";
        if (type == typeof(decimal) || type == typeof(double) || type == typeof(float))
            return "a number";
        if (type == typeof(Guid))
            return "a UUID, such as 0192f0c1-2a3b-7c4d-8e5f-60718293a4b5";
        if (type == typeof(DateTimeOffset) || type == typeof(DateTime))
            return "a time, such as 2026-01-31T12:00:00Z";
        var info = options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => $"an object with {string.Join(", ", info.Properties.Select(property => property.Name))}",
            JsonTypeInfoKind.Enumerable => "an array",
            _ => $"a valid {type.Name}",
        };
    }
}
