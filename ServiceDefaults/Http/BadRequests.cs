using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Http;

/// <summary>Turns what the framework throws at a request it cannot bind into a problem that names the fault.</summary>
internal sealed partial class BadRequests(IOptions<JsonOptions> json, IOptions<ProblemMap> map)
{
    internal Problem Explain(BadHttpRequestException exception, HttpContext context)
    {
        var accepts = RouteOf.Endpoint(context)?.Metadata.GetMetadata<IAcceptsMetadata>();
        return exception.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => Problems.TooLarge(BareAnswers.TooLarge(context)),
            StatusCodes.Status415UnsupportedMediaType => Problems.WrongContentType(
                $"Content-Type is '{Shorten(context.Request.ContentType)}'; send {string.Join(" or ", accepts?.ContentTypes ?? ["application/json"])}."),
            StatusCodes.Status408RequestTimeout => new Problem(408, "request-timeout", "The body did not arrive in time.", "Send it again, faster."),
            _ => Problems.Malformed(Detail(exception, accepts)),
        };
    }

    private string Detail(BadHttpRequestException exception, IAcceptsMetadata? accepts)
    {
        if (exception.InnerException is JsonException fault)
            return JsonFaults.Explain(fault, accepts?.RequestType, json.Value.SerializerOptions);
        if (FailedToBind().Match(exception.Message) is { Success: true } bind)
        {
            var expected = map.Value.Expected(bind.Groups["type"].Value) ?? $"a valid {bind.Groups["type"].Value}";
            return $"'{Shorten(bind.Groups["value"].Value)}' is not a value of {JsonNames.Of(bind.Groups["name"].Value)}, which must be {expected}.";
        }

        if (NotProvided().Match(exception.Message) is { Success: true } missing)
        {
            return missing.Groups["source"].Value is "body"
                ? "The body is missing; send a JSON object."
                : $"{JsonNames.Of(missing.Groups["name"].Value)} is missing; send it in the {missing.Groups["source"].Value}.";
        }

        return exception.Message.Contains("no body was provided", StringComparison.Ordinal) ? "The body is missing; send a JSON object." : exception.Message;
    }

    private static string Shorten(string? value) => value is { Length: > 100 } ? value[..100] + "…" : value ?? string.Empty;

    // The framework gives these facts only as text; where its wording changes, its own sentence is passed on.
    [GeneratedRegex("^Failed to bind parameter \"(?<type>\\S+) (?<name>\\w+)\" from \"(?<value>.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex FailedToBind();

    [GeneratedRegex("^Required parameter \"(?<type>\\S+) (?<name>\\w+)\" was not provided from (?<source>[\\w ]+)\\.$")]
    private static partial Regex NotProvided();
}
