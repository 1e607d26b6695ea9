using Npgsql;

namespace Collector.Tests.Storage;

/// <summary>The log records that a database holds, by their event names.</summary>
internal static class StoredEvents
{
    internal static async Task<List<string>> EventsAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var reader = await source.CreateCommand("SELECT event_name FROM logs").ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            names.Add(reader.GetString(0));
        return names;
    }
}
