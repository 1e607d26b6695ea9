using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Http;

namespace Messaging.Parking;

/// <summary>GET /messaging/parked/audit: who redrove or discarded what.</summary>
internal static class ReadAudit
{
    private static readonly string[] Names = ["limit", "cursor", "width", "messageId", "operator", "requestId"];

    internal static void Map(IEndpointRouteBuilder parked) => parked.MapGet("/audit", AnswerAsync);

    private static async Task<Results<Ok<Page<AuditEntry>>, ContentHttpResult>> AnswerAsync(
        [AsParameters] PageQuery page, [FromQuery(Name = "width")] int? width, [FromQuery(Name = "messageId")] Guid? messageId, [FromQuery(Name = "operator")] string? @operator,
        [FromQuery(Name = "requestId")] Guid? requestId, HttpContext context, ParkingAudit audit, CancellationToken cancellationToken)
    {
        QueryNames.Check(context.Request.Query, Names);
        var columns = TextWidth.Of(width);
        var entries = await audit.ListAsync(new AuditFilter(messageId, @operator, requestId), page.ToRequest(), cancellationToken);
        return TextWidth.IsWanted(context) ? TypedResults.Text(ParkedText.Of(entries.Items, entries.Next, columns)) : TypedResults.Ok(entries);
    }
}
