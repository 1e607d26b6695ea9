using Npgsql;
using Observability.Store;

namespace Observability.Archiving.Retention;

/// <summary>Lets one archiver work at a time, over all instances: an advisory lock, which the database gives back when its holder dies.</summary>
/// <remarks>A holder that loses its connection may go on for a while; what it does then is refused when it is confirmed (<see cref="PartCatalogue"/>).</remarks>
internal sealed class ArchiverLease : IAsyncDisposable
{
    private const long LockKey = 9_000_002;

    private readonly NpgsqlConnection _connection;

    private ArchiverLease(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes the lease, or gives <see langword="null"/> where another has it.</summary>
    public static async Task<ArchiverLease?> TryTakeAsync(TelemetryDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.Leases.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection);
            command.Parameters.Add(new() { Value = LockKey });
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return new ArchiverLease(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>Gives the lease back: the lock ends with the connection.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
