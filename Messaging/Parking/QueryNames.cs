using Microsoft.AspNetCore.Http;
using ServiceDefaults.Http;

namespace Messaging.Parking;

/// <summary>Refuses query parameters that do not exist: a filter that is misspelt must not select everything.</summary>
internal static class QueryNames
{
    /// <exception cref="ProblemException">400.</exception>
    internal static void Check(IQueryCollection query, IReadOnlyList<string> known)
    {
        var unknown = query.Keys.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).ToDictionary(
            name => name, name => new[] { $"{name} is not a parameter; known are {string.Join(", ", known)}." }, StringComparer.Ordinal);
        if (unknown.Count > 0)
            throw new ProblemException(Problems.Invalid(unknown));
    }
}
