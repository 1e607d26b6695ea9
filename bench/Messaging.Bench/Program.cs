using Bench;
using Messaging.Bench;

// Events a second from a committed state in one service to a committed effect in another, beside what the bare client does in the same run.
if (args.Length > 1 || (args is [var text] && (!int.TryParse(text, out var wanted) || wanted < 1_000)))
{
    await Console.Error.WriteLineAsync("Usage: Messaging.Bench [MESSAGES], at least 1000 (default 60000). It starts its own PostgreSQL and RabbitMQ, unless ConnectionStrings__postgres and ConnectionStrings__messaging name some.");
    return 2;
}

var count = args is [var given] ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 60_000;
await using var servers = await Servers.StartAsync();
await using var raw = await RawClient.StartAsync(servers.Broker);
await using var services = await TwoServices.StartAsync(servers);

// Compiled code is slow at first; all are warm before any is measured.
await raw.MeasureAsync(count);
await services.MeasureAsync(count, perCommit: 10);

Console.WriteLine($"{count} messages each, {Environment.ProcessorCount} processors for all: services, broker and database. CPU is this process's alone: both services, or the bare client.");
Table.Head("Throughput", string.Empty);
var bare = await raw.MeasureAsync(count);
Table.Throughput("RabbitMQ.Client alone", bare, bare);
var ten = await services.MeasureAsync(count, perCommit: 10);
Table.Throughput("outbox to inbox, 10 events a commit", ten, bare);
var one = await services.MeasureAsync(count / 2, perCommit: 1);
Table.Throughput("outbox to inbox, 1 event a commit", one, bare);

List<ResultRow> rows = [Table.ThroughputRow(10, count, ten, bare), Table.ThroughputRow(1, count / 2, one, bare)];
Table.Head("Latency in ms, from due to committed effect", $"{"p50",8} {"p99",8} {"max",8}");
foreach (var (reached, perCommit) in new[] { (ten, 10), (one, 1) })
{
    var rate = reached.PerSecond / 2;
    var sent = (int)Math.Min(count, rate * 10);
    var bareLatency = await raw.MeasureAsync(sent, rate);
    Table.Latency($"RabbitMQ.Client alone at {rate:N0}/s", bareLatency);
    var latency = await services.MeasureAsync(sent, perCommit, rate);
    Table.Latency($"outbox to inbox, {perCommit} a commit, at {rate:N0}/s", latency);
    rows.Add(Table.LatencyRow(perCommit, rate, latency, bareLatency));
}

Console.WriteLine();
rows.ForEach(row => row.Write());
return 0;
