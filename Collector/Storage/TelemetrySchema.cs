using Npgsql;

namespace Collector.Storage;

/// <summary>Creates tables, indexes and functions where they are missing.</summary>
internal sealed class TelemetrySchema(TelemetryDatabase database)
{
    /// <summary>One process at a time changes the schema; the number is arbitrary but fixed.</summary>
    private const long LockKey = 6_000_001;

    private const string Resource = "Collector.Storage.Schema.sql";

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that completes when the schema is there.</summary>
    public Task Ready => _ready.Task;

    /// <exception cref="NpgsqlException">The database cannot be reached or refuses.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.Writer.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var takeLock = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction))
        {
            takeLock.Parameters.Add(new() { Value = LockKey });
            await takeLock.ExecuteNonQueryAsync(cancellationToken);
        }

        await using (var schema = new NpgsqlCommand(await ReadScriptAsync(cancellationToken), connection, transaction))
            await schema.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Lets the writers start.</summary>
    public void MarkReady() => _ready.TrySetResult();

    private static async Task<string> ReadScriptAsync(CancellationToken cancellationToken)
    {
        await using var stream = typeof(TelemetrySchema).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
