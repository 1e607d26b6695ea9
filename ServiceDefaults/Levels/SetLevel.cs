using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Databases;

namespace ServiceDefaults.Levels;

/// <summary>Sets the level of a category, for a time.</summary>
internal static class SetLevel
{
    internal static void Map(IEndpointRouteBuilder levels) => levels.MapPut("/{category}", Answer);

    private static async Task<Ok<LevelOverride>> Answer(
        string category, LevelRequest request, LevelExchange exchange, TimeProvider time, ILogger<LevelExchange> logger, CancellationToken cancellationToken)
    {
        var wanted = Read(category, request, time.GetStoredUtcNow());
        var stored = await exchange.ChangeAsync(new LevelChange(wanted.Category, wanted, wanted.SetAt), cancellationToken);
        LevelEvents.Set(logger, wanted.Category, wanted.Level.ToString(), ListLevels.End(wanted.Until), wanted.By, wanted.Reason);
        return TypedResults.Ok(wanted with { Stored = stored });
    }

    private static LevelOverride Read(string category, LevelRequest request, DateTimeOffset now)
    {
        var faults = new LevelFaults();
        faults.CheckCategory(category);
        var level = faults.Level(request.Level);
        if (LevelPeriod.Read(request.For, request.Until, now, out var end) is { } fault)
            faults.Add(fault.Member, fault.Fault);
        faults.CheckBy(request.By);
        faults.CheckReason(request.Reason);
        faults.ThrowIfAny();
        var name = category.Equals(LevelRules.Default, StringComparison.OrdinalIgnoreCase) ? LevelRules.Default : category;
        return new LevelOverride(name, level, end, request.By!, request.Reason!, now, Stored: false);
    }
}
