using System.Globalization;
using Collector.Bench;
using Npgsql;

// OTLP into PostgreSQL through the collector, a process of its own: records per second of processor time, and bytes on disk for each.
var records = 400_000;
if (args.Length > 1 || (args is [var text] && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out records) && records >= Payload.RecordsPerRequest)))
{
    await Console.Error.WriteLineAsync(
        $"Usage: Collector.Bench [RECORDS], at least {Payload.RecordsPerRequest} of each signal, by default 400000. It starts a PostgreSQL of its own, or uses the one that ConnectionStrings__postgres names, on this machine.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var builder = DistributedApplicationTestingBuilder.Create();
var given = Environment.GetEnvironmentVariable("ConnectionStrings__postgres");
var postgres = given is null ? builder.AddPostgres("postgres") : null;
var collector = builder.AddProject<CollectorProject>("collector").WithHttpEndpoint().WithHttpHealthCheck("/health").WithEnvironment("Collector__GrpcPort", "0")
    .WithEnvironment("Logging__LogLevel__Default", "Warning");
var database = $"bench_{Guid.CreateVersion7():n}";
if (postgres is not null)
{
    var own = postgres.AddDatabase("telemetrydb");
    collector.WithReference(own).WaitFor(own);
}
else
{
    await using var server = NpgsqlDataSource.Create(given!);
    await server.CreateCommand($"CREATE DATABASE {database}").ExecuteNonQueryAsync(stop.Token);
    collector.WithEnvironment("ConnectionStrings__telemetrydb", new NpgsqlConnectionStringBuilder(given) { Database = database }.ConnectionString);
}

await using (var application = await builder.BuildAsync(stop.Token))
{
    await application.StartAsync(stop.Token);
    await application.ResourceNotifications.WaitForResourceHealthyAsync("collector", WaitBehavior.StopOnResourceUnavailable, stop.Token);
    application.ResourceNotifications.TryGetCurrentState("collector", out var state);
    await using var store = NpgsqlDataSource.Create(
        postgres is null ? new NpgsqlConnectionStringBuilder(given) { Database = database }.ConnectionString : (await application.GetConnectionStringAsync("telemetrydb", stop.Token))!);
    using var client = application.CreateHttpClient("collector");
    var bench = new SignalBench(client, state!.Snapshot.ProcessId!.Value, store);
    await bench.MeasureAsync("logs", "logs", payload => payload.Logs(), records, stop.Token);
    await bench.MeasureAsync("traces", "spans", payload => payload.Spans(), records, stop.Token);
}

if (given is not null)
{
    await using var server = NpgsqlDataSource.Create(given);
    await server.CreateCommand($"DROP DATABASE IF EXISTS {database} WITH (FORCE)").ExecuteNonQueryAsync(CancellationToken.None);
}

return 0;
