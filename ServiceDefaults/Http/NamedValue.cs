namespace ServiceDefaults.Http;

/// <summary>Reads enum values from query strings as strictly as bodies are read: by their exact names, never by number.</summary>
public static class NamedValue
{
    /// <summary>Reads an optional query parameter.</summary>
    /// <param name="parameter">Its name, such as <c>status</c>.</param>
    /// <param name="text">What was sent, or <see langword="null"/> where it was left out.</param>
    /// <exception cref="ProblemException">400: it is none of the names.</exception>
    public static TEnum? Parse<TEnum>(string parameter, string? text)
        where TEnum : struct, Enum
    {
        if (text is null)
            return null;
        var names = Enum.GetNames<TEnum>();
        if (names.Contains(text, StringComparer.Ordinal))
            return Enum.Parse<TEnum>(text);
        throw new ProblemException(Problems.Invalid(
            new Dictionary<string, string[]> { [parameter] = [$"{parameter} must be one of {string.Join(", ", names)}."] }));
    }
}
