using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;

namespace ServiceDefaults.Levels;

/// <summary>Gives a category back the level that it is configured to have.</summary>
internal static class RemoveLevel
{
    internal static void Map(IEndpointRouteBuilder levels) => levels.MapDelete("/{category}", Answer);

    private static async Task<NoContent> Answer(
        string category, [FromQuery(Name = "by")] string? by, LevelBook book, LevelExchange exchange, TimeProvider time, ILogger<LevelExchange> logger, CancellationToken cancellationToken)
    {
        var faults = new LevelFaults();
        faults.CheckCategory(category);
        faults.CheckBy(by);
        faults.ThrowIfAny();
        var level = book.Active.FirstOrDefault(level => level.Category.Equals(category, StringComparison.OrdinalIgnoreCase))
            ?? throw new ProblemException(Problems.NotFound("level", $"No level was set for {category} at run time; GET /logging/levels lists those that were."));
        await exchange.ChangeAsync(new LevelChange(level.Category, null, time.GetStoredUtcNow()), cancellationToken);
        LevelEvents.Removed(logger, level.Category, level.Level.ToString(), by!);
        return TypedResults.NoContent();
    }
}
