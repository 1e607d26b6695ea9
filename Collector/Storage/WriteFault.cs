using Npgsql;

namespace Collector.Storage;

/// <summary>Tells faults in the records from faults of the database (https://www.postgresql.org/docs/current/errcodes-appendix.html).</summary>
internal static class WriteFault
{
    /// <summary>Tells whether writing the same records again would fail again: class 22 data exception, 23 constraint, 54 limit exceeded.</summary>
    public static bool IsInRecords(Exception fault) =>
        fault is PostgresException postgres && !IsMissingPartition(fault)
        && (postgres.SqlState.StartsWith("22", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("23", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("54", StringComparison.Ordinal));

    /// <summary>Tells whether no partition takes the row: PostgreSQL reports it as a check violation without a constraint.</summary>
    public static bool IsMissingPartition(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: null };
}
