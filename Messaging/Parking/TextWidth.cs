using ServiceDefaults.Http;
using Microsoft.AspNetCore.Http;

namespace Messaging.Parking;

/// <summary>Whether the caller wants text for a terminal, and how wide.</summary>
internal static class TextWidth
{
    internal static bool IsWanted(HttpContext context) => context.Request.Headers.Accept == "text/plain";

    /// <exception cref="ProblemException">400.</exception>
    internal static int Of(int? width) => width is null or (>= ParkedText.Narrowest and <= ParkedText.Widest)
        ? width ?? ParkedText.Usual
        : throw new ProblemException(Problems.Invalid(new Dictionary<string, string[]>
        {
            ["width"] = [$"width must be from {ParkedText.Narrowest} to {ParkedText.Widest} columns, but is {width}."],
        }));
}
