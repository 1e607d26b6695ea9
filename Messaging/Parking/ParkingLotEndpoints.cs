using Messaging.Parking;
using Messaging.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Http;

namespace Messaging;

/// <summary>The parking lot over HTTP.</summary>
public static class ParkingLotEndpoints
{
    /// <summary>
    /// Maps <c>/messaging/parked</c>: <c>GET</c> lists (<c>/groups</c>: by failure; <c>/{messageId}</c>: one; <c>/audit</c>: what operators did), <c>POST /redrive</c> and <c>POST /discard</c> end the
    /// parking of one message, some, a group or all. Everything is answered as text for a terminal where exactly <c>text/plain</c> is accepted.
    /// </summary>
    public static RouteGroupBuilder MapParkingLot(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var parked = endpoints.MapGroup("/messaging/parked").WithTags("Messaging").AddEndpointFilter((context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<SchemaReadiness>().IsCreated
                ? next(context)
                : throw new ProblemException(Problems.Unavailable("The tables of messaging are not there yet: the service is starting, or its database does not answer.")));
        ListParked.Map(parked);
        ShowParked.Map(parked);
        EndParking.Map(parked);
        ReadAudit.Map(parked);
        return parked;
    }
}
