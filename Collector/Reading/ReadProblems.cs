using Npgsql;
using ServiceDefaults.Http;

namespace Collector.Reading;

/// <summary>What readers are told when the database does not answer as hoped.</summary>
internal static class ReadProblems
{
    public static void Map(ProblemMap problems) => problems.Map<PostgresException>(fault => fault.SqlState switch
    {
        PostgresErrorCodes.QueryCanceled => new Problem(503, "search-too-slow", "The search took too long.",
            "It was stopped. Narrow it: give from and to, or orderId, traceId, event or service.") { RetryAfter = TimeSpan.FromSeconds(5) },
        PostgresErrorCodes.UndefinedTable => Problems.Unavailable("The telemetry store is not ready yet."),
        _ when fault.IsTransient => Problems.Unavailable("The telemetry store does not answer."),
        _ => new Problem(500, "internal-error", "This service has a defect.", "The request was not carried out. Report the traceId."),
    });
}
