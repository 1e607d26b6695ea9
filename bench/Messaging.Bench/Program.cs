using Messaging.Bench;

// Events a second from a committed state in one service to a committed effect in another, beside what the bare client does in the same run.
if (Environment.GetEnvironmentVariable("ConnectionStrings__postgres") is not { } postgres || Environment.GetEnvironmentVariable("ConnectionStrings__messaging") is not { } broker)
{
    await Console.Error.WriteLineAsync("Set ConnectionStrings__postgres and ConnectionStrings__messaging to servers whose user may create databases and queues.");
    return 2;
}

var count = args is [var text] && int.TryParse(text, out var wanted) && wanted > 0 ? wanted : 30_000;
Console.WriteLine($"{count} messages each, {Environment.ProcessorCount} processors");
await Report.RunAsync("RabbitMQ.Client alone (confirms in batches, ack each)", count, () => RawClient.MeasureAsync(new Uri(broker), count));
await using (var services = await TwoServices.StartAsync(postgres, broker))
{
    await services.MeasureAsync(count, perCommit: 10); // Warms up.
    await Report.RunAsync("outbox to inbox, 1 event a commit, 16 writers", count, () => services.MeasureAsync(count, perCommit: 1));
    await Report.RunAsync("outbox to inbox, 10 events a commit, 16 writers", count, () => services.MeasureAsync(count, perCommit: 10));
}

return 0;
