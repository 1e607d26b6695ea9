using Microsoft.Extensions.Options;
using Npgsql;
using Observability.Archiving.Stores;
using Observability.Store;

namespace Observability.Archiving.Retention;

/// <summary>Decides whether a run is due: once a day from a time on, or because logs take too much.</summary>
internal sealed class RetentionDue(TelemetryDatabase database, IEnumerable<ILogStore> stores, IOptions<RetentionOptions> options)
{
    /// <summary>Tells whether the daily run is due.</summary>
    /// <param name="lastRun">When the last one was. One in the future is by a clock that was wrong since, and does not count.</param>
    /// <param name="now">The time now.</param>
    /// <param name="at">The time of day, in UTC.</param>
    public static bool IsDue(DateTimeOffset lastRun, DateTimeOffset now, TimeSpan at)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + at;
        var lastDue = today <= now ? today : today.AddDays(-1);
        return lastRun < lastDue || lastRun > now;
    }

    /// <exception cref="NpgsqlException">The telemetry database cannot be reached.</exception>
    public async Task<bool> IsDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The first start of all does not catch up; there is nothing old yet.
        await using var command = database.Connections.CreateCommand(
            "WITH first AS (INSERT INTO archiving.schedule (id, last_run) VALUES (1, $1) ON CONFLICT DO NOTHING RETURNING last_run) SELECT last_run FROM first UNION ALL SELECT last_run FROM archiving.schedule LIMIT 1");
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        var lastRun = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
        return IsDue(lastRun, now, options.Value.At) || (options.Value.MaxBytes is { } cap && await IsOverAsync(cap, cancellationToken));
    }

    /// <summary>Notes that the daily run was.</summary>
    public async Task NoteAsync(DateTimeOffset ran, CancellationToken cancellationToken)
    {
        await using var command = database.Connections.CreateCommand("UPDATE archiving.schedule SET last_run = $1");
        command.Parameters.Add(new() { Value = ran.UtcDateTime });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<bool> IsOverAsync(long cap, CancellationToken cancellationToken)
    {
        foreach (var store in stores)
        {
            if (await store.SurveyAsync(cancellationToken) is { Sources.Count: > 0 } survey && survey.Bytes > cap)
                return true;
        }

        return false;
    }
}
