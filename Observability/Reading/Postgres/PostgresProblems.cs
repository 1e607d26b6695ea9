using Npgsql;
using ServiceDefaults.Http;

namespace Observability.Reading.Postgres;

/// <summary>What readers are told when the database does not answer as hoped.</summary>
internal static class PostgresProblems
{
    public static void Map(ProblemMap problems) => problems.Map<PostgresException>(fault => fault.SqlState switch
    {
        PostgresErrorCodes.QueryCanceled => ReadProblems.TooSlow(),
        PostgresErrorCodes.UndefinedTable => ReadProblems.NotReady(),
        _ when fault.IsTransient => ReadProblems.Away(),
        _ => new Problem(500, "internal-error", "This service has a defect.", "The request was not carried out. Report the traceId."),
    });
}
