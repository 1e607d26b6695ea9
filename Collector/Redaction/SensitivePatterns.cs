using System.Text.RegularExpressions;

namespace Collector.Redaction;

/// <summary>What must never be stored in plain text, should it slip through the services' own protection: cards, e-mail addresses, telephone numbers, tokens, passwords.</summary>
/// <remarks>
/// The same expressions as in <c>deploy/otel-collector/config.yaml</c>, so that either collector masks the same; a test compares them. The engine is linear in the text,
/// however it was made up.
/// </remarks>
internal static class SensitivePatterns
{
    /// <summary>What takes the place of what was found.</summary>
    public const string Mask = "****";

    // RE2, which the OpenTelemetry Collector uses, takes only ASCII letters for part of a word. This stands for all others: part of no word, address or token.
    private const char Foreign = '!';

    public static IReadOnlyList<string> Expressions { get; } =
    [
        @"\b(?:4\d{3}|5[1-5]\d{2}|2(?:2[2-9]\d|[3-6]\d{2}|7[01]\d|720)|6(?:011|5\d{2}))(?:[ -]?\d{4}){3}\b",
        @"\b3[47]\d{2}[ -]?\d{6}[ -]?\d{5}\b",
        @"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
        @"\+\d{1,3}[ /().-]*(?:\d[ /().-]*){6,12}\d",
        @"eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*",
        @"(?i)\b(?:bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}",
        @"(?i)\b(?:password|passwd|pwd|secret|api[_-]?key)\s*[=:]\s*[^\s;,&""'}\]]+",
    ];

    private static readonly Regex[] Engines = [.. Expressions.Select(expression => new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))];

    /// <summary>Gives the text with everything sensitive masked; the text itself where there is nothing.</summary>
    public static string Redact(string text)
    {
        foreach (var engine in Engines)
            text = Redact(text, engine);
        return text;
    }

    private static string Redact(string text, Regex engine)
    {
        var shadow = AsciiOf(text);
        if (!engine.IsMatch(shadow))
            return text;
        var redacted = new System.Text.StringBuilder(text.Length);
        var end = 0;
        foreach (var match in engine.EnumerateMatches(shadow))
        {
            redacted.Append(text, end, match.Index - end).Append(Mask);
            end = match.Index + match.Length;
        }

        return redacted.Append(text, end, text.Length - end).ToString();
    }

    private static string AsciiOf(string text) => System.Text.Ascii.IsValid(text)
        ? text
        : string.Create(text.Length, text, static (shadow, source) =>
        {
            for (var index = 0; index < shadow.Length; index++)
                shadow[index] = char.IsAscii(source[index]) ? source[index] : Foreign;
        });
}
