using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Telemetry;

namespace Mes.Orders;

/// <summary>Shows an order and its operations.</summary>
internal static class GetOrder
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapGet("/orders/{orderId}", AnswerAsync)
        .WithName(nameof(GetOrder)).ProducesProblem(404);

    private static async Task<Ok<OrderView>> AnswerAsync(OrderId orderId, IMediator mediator, HttpContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, customerId: null);
        return (await mediator.Send(new Query(orderId), cancellationToken)).ToOk(context);
    }

    internal sealed record Query(OrderId OrderId) : IRequest<OrderView>;

    internal sealed class Handler(MesDbContext database) : IRequestHandler<Query, OrderView>
    {
        public async Task<OrderView> Handle(Query request, CancellationToken cancellationToken)
        {
            var order = await database.Orders.AsNoTracking().SingleOrDefaultAsync(row => row.OrderId == request.OrderId, cancellationToken)
                ?? throw OrderProblems.NotFound(request.OrderId);
            OrderBaggage.Set(orderId: null, order.CustomerId.ToString());
            return OrderView.Of(order);
        }
    }
}
