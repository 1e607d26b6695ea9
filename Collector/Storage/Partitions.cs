using System.Collections.Concurrent;
using Collector.Decoding;

namespace Collector.Storage;

/// <summary>Makes sure that the partitions which rows need are there before the rows are.</summary>
internal sealed class Partitions(TelemetryDatabase database)
{
    // Written by the three writers and the partition keeper; forgetting only costs a query.
    private readonly ConcurrentDictionary<(Signal Signal, DateOnly Day), bool> _known = new();

    public async Task EnsureAsync(Signal signal, IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        foreach (var day in days)
        {
            if (_known.ContainsKey((signal, day)))
                continue;
            await using var command = database.Writer.CreateCommand("SELECT ensure_partition($1, $2)");
            command.Parameters.Add(new() { Value = SignalTable.Name(signal) });
            command.Parameters.Add(new() { Value = day });
            await command.ExecuteNonQueryAsync(cancellationToken);
            _known[(signal, day)] = true;
        }
    }

    /// <summary>Called when the database says that a partition is missing: someone dropped it behind our back.</summary>
    public void Forget() => _known.Clear();
}
