using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Shop.Orders;

/// <summary>Shows an order with its status and price.</summary>
internal static class GetOrder
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapGet("/{orderId}", AnswerAsync)
        .WithName(nameof(GetOrder)).ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<OrderAnswer>> AnswerAsync(Guid customerId, OrderId orderId, IMediator mediator, HttpContext http, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, customerId.ToString());
        var order = await mediator.Send(new Query(customerId, orderId), cancellationToken);
        http.Response.Headers.ETag = new EntityTag(order.Version).ToString();
        return TypedResults.Ok(order);
    }

    internal sealed record Query(Guid CustomerId, OrderId OrderId) : IRequest<OrderAnswer>;

    internal sealed class Handler(ShopDbContext database) : IRequestHandler<Query, OrderAnswer>
    {
        public async Task<OrderAnswer> Handle(Query request, CancellationToken cancellationToken) =>
            OrderAnswer.Of(await database.FindOrderAsync(request.CustomerId, request.OrderId, cancellationToken));
    }
}
