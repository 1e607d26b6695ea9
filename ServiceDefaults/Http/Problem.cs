using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ServiceDefaults.Http;

/// <summary>Why a request is refused, in the terms of RFC 9457 (https://www.rfc-editor.org/rfc/rfc9457).</summary>
/// <param name="Status">The HTTP status, 400 to 599.</param>
/// <param name="Code">The stable last part of the problem's type, such as <c>order-not-found</c>.</param>
/// <param name="Title">What kind of problem it is; the same for every problem of one code.</param>
/// <param name="Detail">What is wrong this time, and what would be right.</param>
public sealed record Problem(int Status, string Code, string Title, string Detail)
{
    /// <summary>Gets the type that a client can rely on, such as <c>urn:problem:order-not-found</c>.</summary>
    public string Type => TypeOf(Code);

    /// <summary>Gets every fault by the member that has it, where the content is at fault.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Gets the time after which trying again makes sense, where it does.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gives the type of a code.</summary>
    public static string TypeOf(string code) => $"urn:problem:{code}";

    /// <summary>Gives the answer that says so.</summary>
    public ProblemHttpResult ToResult()
    {
        var details = Errors is null ? new ProblemDetails() : new HttpValidationProblemDetails(Errors.ToDictionary(StringComparer.Ordinal));
        details.Status = Status;
        details.Type = Type;
        details.Title = Title;
        details.Detail = Detail;
        return TypedResults.Problem(details);
    }

    /// <summary>Writes the answer that says so.</summary>
    public Task WriteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ToResult().ExecuteAsync(context);
    }
}
