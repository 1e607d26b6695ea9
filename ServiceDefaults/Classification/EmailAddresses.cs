using System.Text;

namespace ServiceDefaults.Classification;

/// <summary>Finds e-mail addresses in text in one pass, however hostile the text is: it runs on threads that log.</summary>
internal static class EmailAddresses
{
    private const int MaxLocalLength = 128; // Twice what RFC 5321 allows (section 4.5.3.1), so that odd addresses do not slip through.
    private const int MaxDomainLength = 255;
    private const string Escaped = "%40";

    /// <summary>Replaces each address by its keyed hash. Text without any is given back itself.</summary>
    internal static string Hash(string text)
    {
        StringBuilder? result = null;
        var (copied, from) = (0, 0);
        while (NextAt(text, from, out var at, out var length))
        {
            from = at + length;
            var start = LocalStart(text, at, copied);
            var end = DomainEnd(text, from);
            if (start == at || end < 0)
                continue;
            var address = string.Concat(text.AsSpan(start, at - start), "@", text.AsSpan(from, end - from));
            (result ??= new StringBuilder(text.Length)).Append(text, copied, start - copied).Append(ClassifiedHash.Redact(DataClass.Personal, address));
            copied = from = end;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool NextAt(string text, int from, out int at, out int length)
    {
        for (at = from; at < text.Length; at++)
        {
            var offset = text.AsSpan(at).IndexOfAny('@', '%');
            if (offset < 0)
                break;
            at += offset;
            length = text[at] == '@' ? 1 : Escaped.Length;
            if (length == 1 || text.AsSpan(at).StartsWith(Escaped, StringComparison.Ordinal))
                return true;
        }

        length = 0;
        return false;
    }

    private static int LocalStart(string text, int at, int earliest)
    {
        var start = at;
        while (start > earliest && at - start < MaxLocalLength && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '%' or '+' or '-'))
            start--;
        return start;
    }

    /// <summary>Gives the end of the domain that begins at <paramref name="from"/>: labels with dots between, two at least; or -1 where there is none.</summary>
    private static int DomainEnd(string text, int from)
    {
        var (end, label, labels) = (from, from, 0);
        for (var i = from; i <= text.Length && i - from <= MaxDomainLength; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '-'))
                continue;
            if (i == label)
                break;
            (end, label, labels) = (i, i + 1, labels + 1);
            if (i == text.Length || text[i] != '.')
                break;
        }

        return labels >= 2 ? end : -1;
    }
}
