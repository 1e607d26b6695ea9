using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ServiceDefaults.Http;

/// <summary>The route pattern that a request matched: unlike its path, it names no customer and has few values.</summary>
internal static class RouteOf
{
    internal static string? Request(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
}
