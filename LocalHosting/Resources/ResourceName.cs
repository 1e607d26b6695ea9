namespace Aspire.Hosting.ApplicationModel;


internal static class ResourceName
{
    private const int MaxLength = 64;

    // Names become environment variables, host names and folders, hence the narrow alphabet.
    internal static string Check(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var fits = name.Length <= MaxLength && char.IsAsciiLetter(name[0]) && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal)
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        return fits
            ? name
            : throw new ArgumentException(
                $"Resource name '{name}' is invalid: use at most {MaxLength} ASCII letters, digits and single hyphens, starting with a letter and not ending in a hyphen.",
                nameof(name));
    }
}
