using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ServiceDefaults.Health;

/// <summary>The two questions an orchestrator asks: ready to serve, and alive at all. They are neither logged nor traced.</summary>
internal static class HealthEndpoints
{
    internal const string Ready = "/health";
    internal const string Alive = "/alive";

    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = HealthReportWriter.WriteAsync }).DisableRateLimiting();
        // No check runs: that the process answers is the answer.
        endpoints.MapHealthChecks(Alive, new HealthCheckOptions { Predicate = static _ => false, ResponseWriter = HealthReportWriter.WriteAsync }).DisableRateLimiting();
    }

    internal static bool IsHealth(string? path) => path is Ready or Alive;

    internal static bool IsHealth(HttpContext context) => IsHealth(context.Request.Path.Value);
}
