using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Telemetry;

namespace Crm.Orders;

/// <summary>Shows an order as sales see it.</summary>
internal static class GetOrder
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapGet("/{orderId}", AnswerAsync)
        .WithName(nameof(GetOrder)).ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<OrderAnswer>> AnswerAsync(OrderId orderId, IMediator mediator, HttpContext http, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, null);
        return (await mediator.Send(new Query(orderId), cancellationToken)).ToOk(http);
    }

    internal sealed record Query(OrderId OrderId) : IRequest<OrderAnswer>;

    internal sealed class Handler(CrmDbContext database) : IRequestHandler<Query, OrderAnswer>
    {
        public async Task<OrderAnswer> Handle(Query request, CancellationToken cancellationToken) =>
            OrderAnswer.Of(await database.FindOrderAsync(request.OrderId, cancellationToken));
    }
}
