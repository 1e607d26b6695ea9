using System.Text;
using System.Text.Json.Nodes;
using Observability.Reading.Records;

namespace Observability.Reading.Elastic;

/// <summary>Finds messages that contain a text, in any case, wherever in a word it begins or ends.</summary>
/// <remarks>
/// Elasticsearch knows the words of a message, not its characters. Each run of ASCII letters and digits in the wanted text lies within one word of a message that contains it,
/// so the index is asked for messages with such words, and what it finds is compared character by character.
/// </remarks>
internal sealed class MessageText(string wanted)
{
    private const string Words = "body.text";

    /// <summary>Gives the condition that no message fails which contains the text.</summary>
    public JsonObject Condition() => Query.Any(Query.All([.. Patterns().Select(pattern => Query.Wildcard(Words, pattern))]), Query.Exists("body.structured"));

    /// <summary>Tells whether a record's message contains the text.</summary>
    public bool IsIn(LogItem log) => log.Message?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true;

    private IEnumerable<string> Patterns()
    {
        for (var start = 0; start < wanted.Length;)
        {
            var end = start;
            while (end < wanted.Length && char.IsAsciiLetterOrDigit(wanted[end]))
                end++;
            if (end > start)
                yield return Pattern(start, end);
            start = end + 1;
        }
    }

    // White space ends a word for certain; anything else, the ends of the text included, may stand within one.
    private string Pattern(int start, int end)
    {
        var pattern = new StringBuilder(wanted[start..end].ToLowerInvariant());
        if (start == 0 || !char.IsWhiteSpace(wanted[start - 1]))
            pattern.Insert(0, '*');
        if (end == wanted.Length || !char.IsWhiteSpace(wanted[end]))
            pattern.Append('*');
        return pattern.ToString();
    }
}
