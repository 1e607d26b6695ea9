using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Http;

namespace Messaging.Parking;

/// <summary>GET /messaging/parked/{messageId}: everything that is known of one message and may be shown.</summary>
internal static class ShowParked
{
    internal static void Map(IEndpointRouteBuilder parked) => parked.MapGet("/{messageId:guid}", AnswerAsync);

    private static async Task<Results<Ok<ParkedDetail>, ContentHttpResult>> AnswerAsync(Guid messageId, HttpContext context, ParkingLot lot, CancellationToken cancellationToken)
    {
        var detail = await lot.FindAsync(messageId, cancellationToken)
            ?? throw new ProblemException(Problems.NotFound("parked-message", $"No message {messageId} is parked here; GET /messaging/parked lists those that are, GET /messaging/parked/audit?messageId={messageId} what was done to it."));
        return TextWidth.IsWanted(context) ? TypedResults.Text(ParkedText.Of(detail)) : TypedResults.Ok(detail);
    }
}
