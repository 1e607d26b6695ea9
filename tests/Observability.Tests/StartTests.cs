using System.Net;
using Fixtures;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Observability.Tests;

public sealed class StartTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task It_is_alive_but_not_ready_while_the_collector_has_made_no_tables()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var database = await postgres.CreateDatabaseAsync(cancellationToken);
        await using var app = ObservabilityApplication.Build([$"--ConnectionStrings:telemetrydb={database}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
        await app.StartAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };

        (await http.GetAsync("/alive", cancellationToken)).EnsureSuccessStatusCode();
        (await http.GetAsync("/health", cancellationToken)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
