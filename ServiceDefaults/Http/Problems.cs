namespace ServiceDefaults.Http;

/// <summary>The problems that every API of the system knows. Those of one use case are declared beside it.</summary>
public static class Problems
{
    /// <summary>400: the request cannot be read.</summary>
    public static Problem Malformed(string detail) => new(400, "malformed-request", "The request cannot be read.", detail);

    /// <summary>400: the request can be read, but its content breaks rules; all faults at once.</summary>
    public static Problem Invalid(IReadOnlyDictionary<string, string[]> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return new(400, "invalid-request", "The request breaks rules.", $"Correct {string.Join(", ", errors.Keys)}; errors names each fault.") { Errors = errors };
    }

    /// <summary>404: it does not exist, or belongs to somebody else; the two are not told apart.</summary>
    /// <param name="kind">What kind of thing, lower-case with hyphens, such as <c>order</c>.</param>
    /// <param name="detail">Which, and what would be right.</param>
    public static Problem NotFound(string kind, string detail) => new(404, $"{kind}-not-found", "There is no such thing.", detail);

    /// <summary>409: a business rule forbids it in the present state.</summary>
    /// <param name="code">The rule's code.</param>
    /// <param name="detail">Which rule, and what would be right.</param>
    public static Problem RuleViolated(string code, string detail) => new(409, code, "The present state does not allow this.", detail);

    /// <summary>409: somebody else changed it meanwhile.</summary>
    public static Problem ChangedMeanwhile() =>
        new(409, "changed-meanwhile", "Somebody else changed this at the same time.", "Nothing was done. Read it again and decide anew.");

    /// <summary>412: the caller has seen an older version.</summary>
    public static Problem Stale(string current) =>
        new(412, "stale-version", "This was changed since you read it.", $"The current version is {current}, which If-Match does not name. Read it again and decide anew.");

    /// <summary>413: the body is too large.</summary>
    public static Problem TooLarge(string detail) => new(413, "too-large", "The body is too large.", detail);

    /// <summary>415: the body is of a type that is not understood.</summary>
    public static Problem WrongContentType(string detail) => new(415, "wrong-content-type", "The body's content type is not understood.", detail);

    /// <summary>428: an update must name the version it is based on.</summary>
    public static Problem VersionRequired() =>
        new(428, "version-required", "This update must name the version it is based on.", "Read the resource and send its ETag in the header If-Match, such as If-Match: \"3\".");

    /// <summary>503: something this service depends on does not answer.</summary>
    public static Problem Unavailable(string detail) =>
        new(503, "unavailable", "Something this service depends on does not answer.", detail) { RetryAfter = TimeSpan.FromSeconds(5) };
}
