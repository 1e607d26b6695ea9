using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Messaging.Parking;

/// <summary>GET /messaging/parked and /messaging/parked/groups: what is parked, one by one or by what it failed of.</summary>
internal static class ListParked
{
    internal static void Map(IEndpointRouteBuilder parked)
    {
        parked.MapGet("/", ListAsync);
        parked.MapGet("/groups", GroupAsync);
    }

    private static async Task<Results<Ok<ParkedList>, ContentHttpResult>> ListAsync([AsParameters] ParkedQuery query, ParkingLot lot, CancellationToken cancellationToken)
    {
        var (filter, page) = query.Check();
        var width = TextWidth.Of(query.Width);
        var list = await lot.ListAsync(filter, page, cancellationToken);
        return TextWidth.IsWanted(query.Context) ? TypedResults.Text(ParkedText.Of(list, width)) : TypedResults.Ok(list);
    }

    private static async Task<Results<Ok<ParkedGroups>, ContentHttpResult>> GroupAsync([AsParameters] ParkedQuery query, ParkingLot lot, CancellationToken cancellationToken)
    {
        var (filter, page) = query.Check();
        var width = TextWidth.Of(query.Width);
        var groups = await lot.GroupAsync(filter, page.Limit, cancellationToken);
        return TextWidth.IsWanted(query.Context) ? TypedResults.Text(ParkedText.Of(groups, width)) : TypedResults.Ok(groups);
    }
}
