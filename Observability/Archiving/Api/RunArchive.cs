using Microsoft.AspNetCore.Mvc;
using Observability.Archiving.Retention;
using ServiceDefaults.Http;

namespace Observability.Archiving.Api;

/// <summary>POST /archive/runs: archives what is due now; with <c>dryRun=true</c> says what that would be.</summary>
internal static class RunArchive
{
    private static readonly Problem AtWork = Problems.RuleViolated("archiver-at-work", "Another archiver is at work; one runs at a time. Try again when it is done.");

    public static void Map(IEndpointRouteBuilder archive) => archive.MapPost("/runs", Answer).WithName(nameof(RunArchive)).Produces<RunReport>().ProducesProblem(409);

    private static async Task<IResult> Answer([FromQuery(Name = "dryRun")] bool? dryRun, HttpRequest request, ArchiveRun run, CancellationToken cancellationToken)
    {
        if (await run.RunAsync(dryRun ?? false, cancellationToken) is not { } report)
            return AtWork.ToResult();
        return request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/plain")
            ? TypedResults.Text(string.Join('\n', RunReportText.Of(report)) + "\n", "text/plain; charset=utf-8")
            : TypedResults.Ok(report);
    }
}
