using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Levels;

/// <summary>Tells which levels count.</summary>
internal static class ListLevels
{
    internal static void Map(IEndpointRouteBuilder levels) => levels.MapGet("/", Answer);

    /// <summary>Says until when, for people and for the log.</summary>
    internal static string End(DateTimeOffset? until) => until is { } end ? end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "removed";

    private static Results<Ok<LevelList>, ContentHttpResult> Answer([FromHeader(Name = "Accept")] string? accept, LevelBook book, OtlpSettings otlp, IConfiguration configuration)
    {
        var configured = configuration.GetSection("Logging:LogLevel").GetChildren().Where(level => level.Value is not null).ToDictionary(level => level.Key, level => level.Value!);
        var list = new LevelList(otlp.ServiceName, configured, book.Active);
        return accept == "text/plain" ? TypedResults.Text(Table(list)) : TypedResults.Ok(list);
    }

    private static string Table(LevelList list)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{list.Service}: {list.Overrides.Count} set at run time\n"));
        foreach (var (category, level) in list.Configured)
            text.Append(CultureInfo.InvariantCulture, $"  {category,-50}  {level,-11}  configured\n");
        foreach (var level in list.Overrides)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"  {level.Category,-50}  {level.Level,-11}  until {End(level.Until)} by {level.By}: {level.Reason}{(level.Stored ? "" : " (in this instance alone: the database does not answer)")}\n");
        }

        return text.ToString();
    }
}
