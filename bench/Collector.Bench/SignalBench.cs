using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Bench;
using Npgsql;

namespace Collector.Bench;

/// <summary>Sends one signal's records to a collector, and measures what storing them cost: the collector, its database, and the disk.</summary>
internal sealed class SignalBench(HttpClient collector, int collectorProcess, NpgsqlDataSource database)
{
    private const int Senders = 8;
    private const int Different = 128;

    internal async Task MeasureAsync(string signal, string table, Func<Payload, byte[]> make, int records, CancellationToken cancellationToken)
    {
        var payload = new Payload(seed: 1, TimeProvider.System.GetUtcNow());
        var requests = Enumerable.Range(0, Different).Select(_ => make(payload)).ToArray();
        await SendAsync(signal, requests, Different, cancellationToken);
        await ExecuteAsync("CHECKPOINT", cancellationToken);
        var server = ProcessorTime.ParentOf(await ReadAsync<int>("SELECT pg_backend_pid()", cancellationToken));
        var (before, bytesBefore) = (await CountAsync(table, cancellationToken), await SizeAsync(table, cancellationToken));

        var (own, store) = (ProcessorTime.Of(collectorProcess), ProcessorTime.Of(server));
        var started = Stopwatch.GetTimestamp();
        await SendAsync(signal, requests, records / Payload.RecordsPerRequest, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        (own, store) = (ProcessorTime.Of(collectorProcess) - own, ProcessorTime.Of(server) - store);
        var stored = await CountAsync(table, cancellationToken) - before;
        var bytes = await SizeAsync(table, cancellationToken) - bytesBefore;

        var alone = await CopyAsync(table, server, cancellationToken);
        var how = string.Create(CultureInfo.InvariantCulture, $"{stored:N0} records, {Payload.RecordsPerRequest} a request, {Senders} senders, OTLP/HTTP protobuf, {Environment.ProcessorCount} cores");
        var all = stored / (own + store);
        new ResultRow($"{table}: collector and PostgreSQL", Per(all), $"PostgreSQL alone, INSERT ... SELECT {Per(alone)}", Ratio(all / alone), string.Empty, how).Write();
        new ResultRow($"{table}: collector alone", Per(stored / own), string.Empty, string.Empty, string.Empty, how).Write();
        new ResultRow($"{table}: records a second", string.Create(CultureInfo.InvariantCulture, $"{stored / elapsed:N0}/s"), string.Empty, string.Empty, string.Empty, how).Write();
        new ResultRow(
            $"{table}: bytes on disk", string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / stored:N0} B/record"),
            string.Create(CultureInfo.InvariantCulture, $"OTLP {requests.Average(request => request.Length) / Payload.RecordsPerRequest:N0} B/record"),
            Ratio(bytes / (double)stored / (requests.Average(request => request.Length) / Payload.RecordsPerRequest)), string.Empty, "heap, indexes and TOAST").Write();
    }

    private static string Per(double figure) => string.Create(CultureInfo.InvariantCulture, $"{figure:N0}/CPU s");

    private static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    private async Task SendAsync(string signal, byte[][] requests, int count, CancellationToken cancellationToken)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(
            async () =>
            {
                for (int number; (number = Interlocked.Increment(ref next)) < count;)
                    await SendAsync(signal, requests[number % requests.Length], cancellationToken);
            },
            cancellationToken)));
    }

    private async Task SendAsync(string signal, byte[] request, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var content = new ByteArrayContent(request);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
            using var answer = await collector.PostAsync(new Uri($"v1/{signal}", UriKind.Relative), content, cancellationToken);
            if (answer.Headers.RetryAfter?.Delta is { } wait)
            {
                await Task.Delay(wait, TimeProvider.System, cancellationToken);
                continue;
            }

            answer.EnsureSuccessStatusCode();
            return;
        }
    }

    /// <summary>Has PostgreSQL alone store the same rows again, in a like table with like indexes; gives records per CPU second.</summary>
    private async Task<double> CopyAsync(string table, int server, CancellationToken cancellationToken)
    {
        var partition = await ReadAsync<string>($"SELECT tableoid::regclass::text FROM {table} GROUP BY tableoid ORDER BY count(*) DESC LIMIT 1", cancellationToken);
        await ExecuteAsync($"CREATE TABLE copy_of_{table} (LIKE {partition} INCLUDING ALL)", cancellationToken);
        var before = ProcessorTime.Of(server);
        await ExecuteAsync($"INSERT INTO copy_of_{table} SELECT * FROM {partition}", cancellationToken);
        var taken = ProcessorTime.Of(server) - before;
        var count = await CountAsync($"copy_of_{table}", cancellationToken);
        await ExecuteAsync($"DROP TABLE copy_of_{table}", cancellationToken);
        return count / taken;
    }

    private Task<long> CountAsync(string table, CancellationToken cancellationToken) => ReadAsync<long>($"SELECT count(*) FROM {table}", cancellationToken);

    private Task<long> SizeAsync(string table, CancellationToken cancellationToken) =>
        ReadAsync<long>($"SELECT sum(pg_total_relation_size(inhrelid))::bigint FROM pg_inherits WHERE inhparent = '{table}'::regclass", cancellationToken);

    private async Task<T> ReadAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
