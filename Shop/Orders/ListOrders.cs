using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;
using Shop.Customers;

namespace Shop.Orders;

/// <summary>Lists a customer's orders, the newest first.</summary>
internal static class ListOrders
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapGet("/", AnswerAsync)
        .WithName(nameof(ListOrders)).ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<Page<OrderAnswer>>> AnswerAsync(
        Guid customerId,
        string? status,
        [AsParameters] PageQuery page,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(null, customerId.ToString());
        return TypedResults.Ok(await mediator.Send(new Query(customerId, NamedValue.Parse<OrderStatus>("status", status), page.ToRequest()), cancellationToken));
    }

    internal sealed record Query(Guid CustomerId, OrderStatus? Status, PageRequest Page) : IRequest<Page<OrderAnswer>>;

    internal sealed class Handler(ShopDbContext database) : IRequestHandler<Query, Page<OrderAnswer>>
    {
        public async Task<Page<OrderAnswer>> Handle(Query request, CancellationToken cancellationToken)
        {
            await database.EnsureCustomerAsync(request.CustomerId, cancellationToken);
            var orders = database.Orders.AsNoTracking().Where(order => order.CustomerId == request.CustomerId);
            if (request.Status is { } status)
                orders = orders.Where(order => order.Status == status);
            if (request.Page.After is { } after)
            {
                var last = after.IdAs<OrderId>().Value;
                orders = orders.Where(order => order.CreatedAt < after.Time || (order.CreatedAt == after.Time && string.Compare((string)(object)order.Id, last) < 0));
            }

            var found = await orders.OrderByDescending(order => order.CreatedAt).ThenByDescending(order => order.Id).Take(request.Page.Fetch).ToListAsync(cancellationToken);
            return request.Page.ToPage(found, order => new Cursor(order.CreatedAt, order.Id.Value), OrderAnswer.Of);
        }
    }
}
