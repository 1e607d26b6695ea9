using Microsoft.Net.Http.Headers;

namespace ServiceDefaults.Http;

/// <summary>The condition of an update: the versions that the caller is content with (header <c>If-Match</c>, RFC 9110, section 13.1.1).</summary>
public sealed class IfMatch
{
    private readonly IReadOnlyList<EntityTagHeaderValue> _tags;

    private IfMatch(IReadOnlyList<EntityTagHeaderValue> tags) => _tags = tags;

    /// <summary>Gets the condition that every version meets: the header is absent or <c>*</c>.</summary>
    public static IfMatch Any { get; } = new([EntityTagHeaderValue.Any]);

    /// <summary>Reads the header of an update that may come without condition.</summary>
    /// <exception cref="ProblemException">400: the header is not a list of entity tags.</exception>
    public static IfMatch Parse(string? header)
    {
        if (header is null)
            return Any;
        if (header.Length > 1_000 || !EntityTagHeaderValue.TryParseStrictList([header], out var tags) || tags.Count == 0)
            throw new ProblemException(Problems.Malformed("If-Match must be *, or entity tags as the header ETag gives them, such as \"3\" (with the quotes)."));
        return new IfMatch([.. tags]);
    }

    /// <summary>Reads the header of an update that must come with a condition.</summary>
    /// <exception cref="ProblemException">428: the header is missing. 400: it is not a list of entity tags.</exception>
    public static IfMatch Demand(string? header) => header is null ? throw new ProblemException(Problems.VersionRequired()) : Parse(header);

    /// <summary>Tells whether a version meets the condition. Weak tags never do: an update needs the strong comparison.</summary>
    public bool Allows(EntityTag current)
    {
        var strong = new EntityTagHeaderValue(current.ToString());
        return _tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(strong, useStrongComparison: true));
    }

    /// <summary>Refuses the update of a version that does not meet the condition.</summary>
    /// <exception cref="ProblemException">412.</exception>
    public void Ensure(long currentVersion)
    {
        var current = new EntityTag(currentVersion);
        if (!Allows(current))
            throw new ProblemException(Problems.Stale(current.ToString()));
    }
}
