using ServiceDefaults.Http;

namespace Observability.Reading;

/// <summary>Reads the values of query parameters, and collects what is wrong with them, so that all is said at once.</summary>
internal sealed class QueryFaults
{
    private const int TraceIdDigits = 32;

    private readonly Dictionary<string, string[]> _faults = new(StringComparer.Ordinal);

    /// <summary>Reads a trace's id in hexadecimal; gives it in lower case.</summary>
    public string? TraceId(string parameter, string? text)
    {
        if (text is null)
            return null;
        if (text.Length == TraceIdDigits && text.All(char.IsAsciiHexDigit))
            return Convert.ToHexStringLower(Convert.FromHexString(text));
        _faults[parameter] = [$"{parameter} must be {TraceIdDigits} hexadecimal digits."];
        return null;
    }

    /// <summary>Reads one of some names; gives its value.</summary>
    public T? OneOf<T>(string parameter, string? text, IReadOnlyDictionary<string, T> names)
        where T : struct
    {
        if (text is null)
            return null;
        if (names.TryGetValue(text, out var value))
            return value;
        _faults[parameter] = [$"{parameter} must be one of {string.Join(", ", names.Keys)}."];
        return null;
    }

    /// <summary>Demands that a text is neither empty nor longer than any that could be found.</summary>
    public string? Text(string parameter, string? text, int longest)
    {
        if (text is null or { Length: > 0 } && !(text?.Length > longest) && text?.Contains('\0', StringComparison.Ordinal) != true)
            return text;
        _faults[parameter] = [$"{parameter} must have 1 to {longest} characters, none of them NUL."];
        return null;
    }

    /// <summary>Reads where to go on and how far.</summary>
    public PageRequest Page(PageQuery paging, ITelemetryStore store)
    {
        try
        {
            var page = paging.ToRequest();
            if (page.After is null || store.IsPosition(page.After))
                return page;
            _faults["cursor"] = ["cursor must be a value that this list gave as next."];
        }
        catch (ProblemException fault) when (fault.Problem.Errors is { } errors)
        {
            foreach (var (parameter, messages) in errors)
                _faults[parameter] = messages;
        }

        return new PageRequest(PageRequest.DefaultLimit, null);
    }

    /// <summary>Demands that a range of time has its ends in order.</summary>
    public void Range(TimeRange range)
    {
        if (range is { From: { } from, To: { } to } && from >= to)
            _faults["from"] = [$"from must be before to, but {from:O} is not before {to:O}."];
    }

    /// <exception cref="ProblemException">400: something is wrong.</exception>
    public void Throw()
    {
        if (_faults.Count > 0)
            throw new ProblemException(Problems.Invalid(_faults));
    }
}
