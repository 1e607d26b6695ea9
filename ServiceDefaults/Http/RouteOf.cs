using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ServiceDefaults.Http;

/// <summary>The route pattern that a request matched: unlike its path, it names no customer and has few values.</summary>
internal static class RouteOf
{
    internal static string? Request(HttpContext context) => (Endpoint(context) as RouteEndpoint)?.RoutePattern.RawText;

    /// <summary>Gives the endpoint of a request, also after it threw, when the framework has taken it away.</summary>
    internal static Endpoint? Endpoint(HttpContext context) => context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
}
