using System.Net;
using System.Net.Http.Headers;
using Collector.Tests.Ingest;
using Collector.Tests.Otlp;
using Fixtures;
using Microsoft.Extensions.Options;

namespace Collector.Tests;

public sealed class StartTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Secret = "a-token-of-enough-length";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_healthy_once_its_schema_is_there_and_starts_again_on_the_same_database()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        for (var start = 0; start < 2; start++)
        {
            await using var collector = await CollectorHost.StartAsync(database, Token);
            await UntilHealthyAsync(collector);
        }
    }

    [Fact]
    public async Task Several_may_start_at_once_on_the_same_database()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        var collectors = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => CollectorHost.StartAsync(database, Token)));
        foreach (var collector in collectors)
        {
            await UntilHealthyAsync(collector);
            await collector.DisposeAsync();
        }
    }

    [Fact]
    public async Task It_starts_before_its_database_does_and_is_healthy_once_that_is_there()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        CollectorHost collector;
        await using (await Storage.DatabaseOutage.BeginAsync(postgres.ConnectionString, database, Token))
        {
            collector = await CollectorHost.StartAsync(database, Token);
            (await collector.Http.GetAsync("/health", Token)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }

        await UntilHealthyAsync(collector);
        await collector.DisposeAsync();
    }

    [Theory]
    [InlineData("--urls=http://0.0.0.0:0")]
    [InlineData("--urls=http://*:0")]
    [InlineData("--Collector:GrpcAddress=0.0.0.0")]
    public async Task It_refuses_to_listen_to_other_machines_without_a_token(string setting)
    {
        var fault = await Should.ThrowAsync<InvalidOperationException>(() => CollectorHost.StartAsync("Host=localhost", Token, setting));

        fault.Message.ShouldContain("Collector:Token must be set; or listen on localhost.");
    }

    [Fact]
    public async Task With_a_token_it_listens_to_other_machines_and_demands_the_token_of_senders_and_of_those_who_change_levels()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await CollectorHost.StartAsync(database, Token, "--Collector:GrpcAddress=0.0.0.0", $"--Collector:Token={Secret}");
        var request = Request.Of("shop", new Log());
        var grpc = new UriBuilder(collector.Grpc) { Host = "127.0.0.1" }.Uri;

        (await GrpcCall.SendAsync(grpc, "logs.v1.LogsService", GrpcCall.Frame(request.Protobuf), Token)).Status.ShouldBe("16");
        (await GrpcCall.SendAsync(grpc, "logs.v1.LogsService", GrpcCall.Frame(request.Protobuf), Token, ("authorization", "Bearer wrong"))).Status.ShouldBe("16");
        (await GrpcCall.SendAsync(grpc, "logs.v1.LogsService", GrpcCall.Frame(request.Protobuf), Token, ("authorization", $"Bearer {Secret}"))).Status.ShouldBe("0");
        (await collector.Http.PostAsync("/v1/logs", null, Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await collector.Http.GetAsync("/logging/levels", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        collector.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        (await collector.Http.GetAsync("/logging/levels", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UntilHealthyAsync(collector);
    }

    [Fact]
    public async Task Settings_that_contradict_each_other_are_all_named()
    {
        var fault = await Should.ThrowAsync<OptionsValidationException>(() => CollectorHost.StartAsync(
            "Host=localhost", Token, "--Collector:MaxMessageBytes=100000", "--Collector:MemoryLimitBytes=200000", "--Collector:GrpcAddress=here", "--Collector:Token=short"));

        fault.Failures.ShouldContain("Collector:MemoryLimitBytes must be at least three times Collector:MaxMessageBytes (100000), but is 200000.");
        fault.Failures.ShouldContain("Collector:GrpcAddress must be 'localhost' or an IP address, but is 'here'.");
        fault.Failures.ShouldContain(failure => failure.Contains("Token"));
    }

    [Fact]
    public async Task An_unknown_setting_is_refused_by_name()
    {
        var fault = await Should.ThrowAsync<InvalidOperationException>(() => CollectorHost.StartAsync("Host=localhost", Token, "--Collector:GrpcPrt=1"));

        fault.Message.ShouldContain("GrpcPrt");
    }

    [Fact]
    public async Task It_does_not_send_its_own_telemetry_to_itself()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await CollectorHost.StartAsync(database, Token, "--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9");

        collector.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"].ShouldBeNullOrEmpty();
    }

    private static async Task UntilHealthyAsync(CollectorHost collector)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while ((await collector.Http.GetAsync("/health", deadline.Token)).StatusCode != HttpStatusCode.OK)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
    }
}
