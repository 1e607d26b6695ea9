using Npgsql;

namespace Messaging.Storage;

/// <summary>Tells who can mend a failure: the database server (wait for it), a rival transaction (try again), or the message and its handler.</summary>
internal static class DatabaseFailure
{
    /// <summary>Tells whether the server is away, stopping, or out of resources: no message is to blame.</summary>
    internal static bool IsServerAway(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException postgres)
                return postgres.SqlState.StartsWith("08", StringComparison.Ordinal) || postgres.SqlState.StartsWith("53", StringComparison.Ordinal)
                    || postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;
            // A command that merely took too long (TimeoutException) may be the fault of one message and must not stall the others for ever.
            if (cause is NpgsqlException npgsql)
                return npgsql.InnerException is not TimeoutException;
        }

        return false;
    }

    /// <summary>Tells whether the transaction only lost against another one, so that the same work succeeds when it runs again.</summary>
    internal static bool IsLostRace(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected })
                return true;
        }

        return false;
    }
}
