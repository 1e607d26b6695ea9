namespace ServiceDefaults.Http;

/// <summary>Says which problem an exception is. A service adds the exceptions of its domain (<c>services.Configure&lt;ProblemMap&gt;</c>).</summary>
public sealed class ProblemMap
{
    private readonly List<Func<Exception, Problem?>> _rules = [];
    private readonly Dictionary<string, string> _expectations = new(StringComparer.Ordinal)
    {
        ["Guid"] = "a UUID, such as 0192f0c1-2a3b-7c4d-8e5f-60718293a4b5",
        ["int"] = "a whole number",
        ["long"] = "a whole number",
        ["bool"] = "true or false",
        ["DateTimeOffset"] = "a time, such as 2026-01-31T12:00:00Z",
    };

    /// <summary>Answers <typeparamref name="TException"/> with a problem. A later rule precedes an earlier one.</summary>
    public ProblemMap Map<TException>(Func<TException, Problem> problem)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(problem);
        _rules.Insert(0, exception => exception is TException known ? problem(known) : null);
        return this;
    }

    /// <summary>Describes the values of a type that routes and queries use, for the answer to a value that is none of them.</summary>
    /// <param name="description">A noun phrase, such as <c>a whole number</c>.</param>
    public ProblemMap Expect<T>(string description)
    {
        _expectations[typeof(T).Name] = description;
        return this;
    }

    internal Problem? Find(Exception exception) => _rules.Select(rule => rule(exception)).FirstOrDefault(problem => problem is not null);

    internal string? Expected(string typeName) => _expectations.GetValueOrDefault(typeName.Replace("Nullable<", string.Empty, StringComparison.Ordinal).TrimEnd('>', '?'));
}
