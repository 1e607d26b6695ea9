using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceDefaults.Http;

/// <summary>What a creation gave: something new, or what the same attempt created before.</summary>
/// <param name="Value">What was created.</param>
/// <param name="IsReplay">Whether it was created before.</param>
public sealed record Idempotent<T>(T Value, bool IsReplay)
{
    /// <summary>The header that tells a replay.</summary>
    public const string ReplayHeader = "Idempotent-Replay";

    /// <summary>Gives the answer 201 with <c>Location</c> and <c>ETag</c>; <c>Idempotent-Replay: true</c> where it was created before.</summary>
    public Created<T> ToCreated(HttpContext context, string location, long? version)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (IsReplay)
            context.Response.Headers[ReplayHeader] = "true";
        if (version is { } number)
            context.Response.Headers.ETag = new EntityTag(number).ToString();
        return TypedResults.Created(location, Value);
    }
}
