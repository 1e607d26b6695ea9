using Collector.Storage;
using Collector.Tests.Ingest;
using Collector.Tests.Otlp;
using Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Collector.Tests.Storage;

public sealed class CommitTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_neither_lost_nor_done_twice()
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(Token));
        await using var proxy = new CuttingProxy(database.Host!, database.Port);
        var proxied = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port, SslMode = SslMode.Disable };
        await using var collector = await CollectorHost.StartAsync(proxied.ConnectionString, Token);
        await collector.Services.GetRequiredService<TelemetrySchema>().Ready.WaitAsync(TimeSpan.FromSeconds(20), Token);

        for (var number = 0; number < 5; number++)
        {
            proxy.Arm(1);
            var request = Request.Of("shop", new Log { Time = Some.Nanos(TimeProvider.System.GetUtcNow()), EventName = $"{number}" });
            (await GrpcCall.SendAsync(collector.Grpc, "logs.v1.LogsService", GrpcCall.Frame(request.Protobuf), Token)).Status.ShouldBe("0");
        }

        proxy.Cuts.ShouldBe(5);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var count = source.CreateCommand("SELECT count(*), count(DISTINCT event_name) FROM logs");
        await using var row = await count.ExecuteReaderAsync(Token);
        await row.ReadAsync(Token);
        row.GetInt64(0).ShouldBe(5);
        row.GetInt64(1).ShouldBe(5);
    }
}
