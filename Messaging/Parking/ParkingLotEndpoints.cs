using Messaging.Parking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Http;

namespace Messaging;

/// <summary>The parking lot over HTTP: list, show, redrive, discard.</summary>
public static class ParkingLotEndpoints
{
    /// <summary>Maps <c>/messaging/parked</c>: <c>GET</c> lists (<c>?limit=</c> 1 to 200; as a table where <c>text/plain</c> is accepted), <c>GET /{messageId}</c> shows one, <c>POST /redrive</c> and <c>POST /discard</c> take <see cref="ParkedSelection"/>.</summary>
    public static RouteGroupBuilder MapParkingLot(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var parked = endpoints.MapGroup("/messaging/parked").WithTags("Messaging");
        parked.MapGet("/", List);
        parked.MapGet("/{messageId:guid}", Show);
        parked.MapPost("/redrive", Redrive);
        parked.MapPost("/discard", Discard);
        return parked;
    }

    private static async Task<Results<Ok<ParkedList>, ContentHttpResult>> List(
        [FromQuery(Name = "limit")] int? limit, [FromHeader(Name = "Accept")] string? accept, ParkingLot lot, CancellationToken cancellationToken)
    {
        var list = await lot.ListAsync(new PageQuery(limit, null).ToRequest().Limit, cancellationToken);
        return accept == "text/plain" ? TypedResults.Text(ParkedTable.Write(list)) : TypedResults.Ok(list);
    }

    private static async Task<Ok<ParkedDetail>> Show(Guid messageId, ParkingLot lot, CancellationToken cancellationToken) =>
        TypedResults.Ok(await lot.FindAsync(messageId, cancellationToken)
            ?? throw new ProblemException(Problems.NotFound("parked-message", $"No message {messageId} is parked here; GET /messaging/parked lists those that are.")));

    private static async Task<Ok<ParkedAnswer>> Redrive(ParkedSelection selection, ParkingLot lot, CancellationToken cancellationToken)
    {
        selection.Check(needsReason: false);
        return TypedResults.Ok(await lot.RedriveAsync(selection.All ? null : selection.MessageIds, cancellationToken));
    }

    private static async Task<Ok<ParkedAnswer>> Discard(ParkedSelection selection, ParkingLot lot, CancellationToken cancellationToken)
    {
        selection.Check(needsReason: true);
        return TypedResults.Ok(await lot.DiscardAsync(selection.All ? null : selection.MessageIds, selection.Reason!, cancellationToken));
    }
}
