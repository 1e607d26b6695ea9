using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_names_what_is_not_ready_and_why_while_the_process_is_alive()
    {
        await using var service = await TestService.StartAsync(null, builder => builder.Services.AddHealthChecks()
            .AddCheck("broker", () => HealthCheckResult.Unhealthy("No connection to amqp://user:secret@host."))
            .AddCheck("database", () => HealthCheckResult.Healthy("Answers.")));

        using var health = await service.Client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        using var alive = await service.Client.GetAsync(new Uri("/alive", UriKind.Relative), TestContext.Current.CancellationToken);

        ((int)health.StatusCode).ShouldBe(503);
        health.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        using var report = JsonDocument.Parse(await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        report.RootElement.GetProperty("status").GetString().ShouldBe("Unhealthy");
        var checks = report.RootElement.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("name").GetString()!);
        checks["broker"].GetProperty("status").GetString().ShouldBe("Unhealthy");
        checks["broker"].GetProperty("description").GetString().ShouldBe("No connection to amqp://***@host.");
        checks["database"].GetProperty("description").GetString().ShouldBe("Answers.");
        ((int)alive.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("DisableHealthEndpoints", "/health")]
    [InlineData("DisableHealthEndpoints", "/alive")]
    [InlineData("DisableOpenApi", "/openapi/v1.json")]
    public async Task An_endpoint_that_is_switched_off_is_not_there(string setting, string path)
    {
        await using var on = await TestService.StartAsync(null);
        await using var off = await TestService.StartAsync(null, settings: new() { [$"ServiceDefaults:{setting}"] = "true" });

        ((int)(await on.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode).ShouldBe(200);
        ((int)(await off.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode).ShouldBe(404);
    }
}
