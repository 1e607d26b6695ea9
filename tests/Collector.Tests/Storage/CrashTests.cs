using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Collector.Tests.Ingest;
using Collector.Tests.Otlp;
using Fixtures;
using Npgsql;
using static Collector.Tests.Storage.StoredEvents;

namespace Collector.Tests.Storage;

/// <summary>A server of PostgreSQL's own that is killed in the midst of a commit.</summary>
public sealed class CrashTests
{
    private const string Server = "postgres";
    private const int Gate = 4711;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_that_a_crash_undid_is_stored_again_although_the_server_gave_its_number_to_another()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddPostgres(Server);
        await using var application = await builder.BuildAsync(Token);
        await application.StartAsync(Token);
        await application.ResourceNotifications.WaitForResourceHealthyAsync(Server, WaitBehavior.StopOnResourceUnavailable, Token);
        var database = new NpgsqlConnectionStringBuilder((await application.GetConnectionStringAsync(Server, Token))!) { Database = Server, Pooling = false }.ConnectionString;
        // Nothing is written to the disk but by a commit, so what no commit follows is lost in a crash.
        await ExecuteAsync(database, "ALTER SYSTEM SET wal_writer_delay = '10s'", "ALTER SYSTEM SET autovacuum = off", "SELECT pg_reload_conf()");
        await using var collector = await CollectorHost.StartAsync(database, Token, "--Collector:OwnMetricsInterval=01:00:00", "--Collector:AnswerTimeout=00:01:00");
        await collector.UntilReadyAsync(Token);
        await ExecuteAsync(
            database,
            $"CREATE FUNCTION wait_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared({Gate}); RETURN NULL; END $$",
            "CREATE CONSTRAINT TRIGGER wait_at_commit AFTER INSERT ON sources DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_at_commit()");

        Task<GrpcCall> sending;
        long lost;
        await using (var gate = new NpgsqlConnection(database))
        {
            await gate.OpenAsync(Token);
            await ExecuteAsync(gate, $"SELECT pg_advisory_lock({Gate})");
            sending = SendAsync(collector, "once");
            lost = await Polling.UntilAsync(
                () => ScalarAsync<long?>(gate, "SELECT max(backend_xid::text::bigint) FROM pg_stat_activity WHERE application_name = 'collector-writer' AND wait_event = 'advisory'"), found => found is not null, "a commit under way", Limit) ?? 0;
            await CommandAsync(application, "kill");
            await CommandAsync(application, "stop");
        }

        await CommandAsync(application, "start");
        await application.ResourceNotifications.WaitForResourceHealthyAsync(Server, WaitBehavior.WaitOnResourceUnavailable, Token);
        await using (var other = new NpgsqlConnection(database))
        {
            await other.OpenAsync(Token);
            while (await ScalarAsync<long>(other, "SELECT pg_current_xact_id()::text::bigint") <= lost)
                Token.ThrowIfCancellationRequested();
            (await ScalarAsync<string>(other, $"SELECT pg_xact_status('{lost}'::xid8)")).ShouldBe("committed", "the number is somebody else's now; else the crash lost nothing, and this test shows nothing");
        }

        (await sending.WaitAsync(TimeSpan.FromMinutes(1), Token)).Status.ShouldBe("0");
        (await EventsAsync(database)).ShouldBe(["once"]);
    }

    private static Task<GrpcCall> SendAsync(CollectorHost collector, string name) => GrpcCall.SendAsync(
        collector.Grpc, "logs.v1.LogsService", GrpcCall.Frame(Request.Of("shop", new Log { Time = Some.Nanos(TimeProvider.System.GetUtcNow()), EventName = name }).Protobuf), Token);

    private static async Task CommandAsync(DistributedApplication application, string command)
    {
        var result = await application.ResourceCommands.ExecuteCommandAsync(Server, command, Token);
        result.Success.ShouldBeTrue(result.Message);
    }

    private static async Task ExecuteAsync(string database, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Token);
        foreach (var statement in statements)
            await ExecuteAsync(connection, statement);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<T?> ScalarAsync<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token) is T value ? value : default;
    }
}
