using Npgsql;

namespace Collector.Storage;

/// <summary>A row of the database that a transaction changes, so that it can be found out afterwards whether it was committed.</summary>
/// <remarks>
/// The number of a transaction would not do (<c>pg_xact_status</c>): a server that crashes gives numbers that it had not yet written down out again, and then says "committed" of
/// somebody else's. Used by one transaction at a time; one that is in doubt keeps its mark for itself, see <see cref="WriteMarks"/>.
/// </remarks>
internal sealed class WriteMark
{
    private readonly Guid _id = Guid.NewGuid();
    private long _number;

    /// <summary>Leaves the mark in a transaction.</summary>
    public Task SetAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => WriteAsync(
        connection, "INSERT INTO write_marks (id, number) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET number = excluded.number, written_at = now() RETURNING number", ++_number, cancellationToken);

    /// <summary>Tells whether the transaction that left the mark last was committed; waits for it where it is still under way.</summary>
    /// <exception cref="NpgsqlException">The database does not answer, or the transaction is still under way.</exception>
    public async Task<bool> IsCommittedAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // A mere SELECT would not wait for a transaction whose connection is gone and which is being committed all the same.
        return await WriteAsync(
            connection, "INSERT INTO write_marks AS m (id, number) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET number = m.number RETURNING number", 0, cancellationToken) == _number;
    }

    private async Task<long> WriteAsync(NpgsqlConnection connection, string sql, long number, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = _id }, new() { Value = number } } };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
