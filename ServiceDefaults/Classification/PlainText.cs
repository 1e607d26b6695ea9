using System.Text.RegularExpressions;

namespace ServiceDefaults.Classification;

/// <summary>The second net under the type system: finds personal data and secrets in text that was never classified, such as a library's message or a path somebody typed.</summary>
public static partial class PlainText
{
    /// <summary>Replaces e-mail addresses by their keyed hash, and user and password of addresses by <c>***</c>. Text without an at sign is given back as it is.</summary>
    public static string Protect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // In a URL the at sign may come escaped.
        if (!text.Contains('@', StringComparison.Ordinal) && !text.Contains("%40", StringComparison.Ordinal))
            return text;
        return EmailAddresses.Hash(UserInfo().Replace(text, "://***@"));
    }

    [GeneratedRegex(@"://[^/\s@]+@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();
}
