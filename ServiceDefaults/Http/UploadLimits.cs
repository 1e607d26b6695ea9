using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Http;

/// <summary>Keeps the uploads of a service within <see cref="HttpLimits.MaxUploads"/> and <see cref="HttpLimits.MaxUploadBytes"/>.</summary>
public static class UploadLimits
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    /// <summary>Makes an endpoint one that takes uploads: where there is no room, it answers 503 with the time to come again, before it reads the body.</summary>
    public static RouteHandlerBuilder TakesUploads(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(FilterAsync).ProducesProblem(503);

    private static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var gate = context.RequestServices.GetRequiredService<UploadGate>();
        if (gate.TryEnter(context.Request.ContentLength) is not { } bytes)
        {
            var logger = context.RequestServices.GetRequiredService<ILogger<UploadGate>>();
            HttpEvents.RateLimited(logger, context.Request.Method, RouteOf.Request(context), "uploads");
            var problem = new Problem(503, "too-many-uploads", "Too many uploads are under way.", "Nothing was read. Send it again after the time in Retry-After.") { RetryAfter = Wait };
            await problem.WriteAsync(context);
            return Results.Empty;
        }

        try
        {
            return await next(invocation);
        }
        finally
        {
            gate.Leave(bytes);
        }
    }
}
