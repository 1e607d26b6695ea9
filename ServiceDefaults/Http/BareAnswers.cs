using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ServiceDefaults.Http;

/// <summary>Completes problem details: the trace to ask about, and type and detail for the statuses that the framework answers by itself.</summary>
internal static class BareAnswers
{
    internal static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString() ?? context.HttpContext.TraceIdentifier;
        if (problem.Type?.StartsWith("urn:problem:", StringComparison.Ordinal) == true)
            return;
        var request = context.HttpContext.Request;
        (var code, problem.Detail) = problem.Status switch
        {
            400 => ("malformed-request", problem.Detail ?? "The request cannot be read."),
            404 => ("no-such-route", $"{request.Method} {request.Path} is not part of this API; see /openapi/v1.json."),
            405 => ("method-not-allowed", $"{request.Method} is not allowed here; allowed: {context.HttpContext.Response.Headers.Allow}."),
            413 => ("too-large", TooLarge(context.HttpContext)),
            415 => ("wrong-content-type", $"This endpoint does not understand Content-Type '{request.ContentType}'; see /openapi/v1.json."),
            _ => ($"status-{problem.Status}", problem.Detail),
        };
        problem.Type = Problem.TypeOf(code);
    }

    internal static string TooLarge(HttpContext context) => context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } limit
        ? $"This endpoint accepts at most {limit} bytes. Send less."
        : "The body is larger than this endpoint accepts. Send less.";
}
