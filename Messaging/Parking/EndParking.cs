using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Messaging.Parking;

/// <summary>POST /messaging/parked/redrive and /messaging/parked/discard, each with a <see cref="ParkedSelection"/>.</summary>
internal static class EndParking
{
    internal static void Map(IEndpointRouteBuilder parked)
    {
        parked.MapPost("/redrive", RedriveAsync);
        parked.MapPost("/discard", DiscardAsync);
    }

    private static async Task<Results<Ok<ParkedAnswer>, ContentHttpResult>> RedriveAsync(
        ParkedSelection selection, HttpContext context, RedrivenMessages messages, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await messages.RedriveAsync(selection.Check(needsReason: false, time.GetUtcNow()), cancellationToken), context);

    private static async Task<Results<Ok<ParkedAnswer>, ContentHttpResult>> DiscardAsync(
        ParkedSelection selection, HttpContext context, DiscardedMessages messages, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await messages.DiscardAsync(selection.Check(needsReason: true, time.GetUtcNow()), cancellationToken), context);

    private static Results<Ok<ParkedAnswer>, ContentHttpResult> Answer(ParkedAnswer answer, HttpContext context) =>
        TextWidth.IsWanted(context) ? TypedResults.Text(ParkedText.Of(answer, ParkedText.Widest)) : TypedResults.Ok(answer);
}
