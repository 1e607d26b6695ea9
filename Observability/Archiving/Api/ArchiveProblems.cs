using Npgsql;
using ServiceDefaults.Http;

namespace Observability.Archiving.Api;

/// <summary>What callers are told when archive or store do not answer as hoped.</summary>
internal static class ArchiveProblems
{
    public static void Map(ProblemMap problems)
    {
        problems.Map<ArchiveException>(fault => fault.Fault switch
        {
            ArchiveFault.Full => new Problem(507, "archive-full", "The archive is full.", fault.Message),
            ArchiveFault.Corrupt => new Problem(500, "archive-damaged", "The archive is damaged.", fault.Message),
            _ => Problems.Unavailable(fault.Message),
        });
        problems.Map<HttpRequestException>(fault => Problems.Unavailable($"The telemetry store does not answer: {fault.Message}"));
        problems.Map<NpgsqlException>(fault => Problems.Unavailable($"The telemetry store does not answer: {fault.Message}"));
    }
}
