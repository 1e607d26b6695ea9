using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Crm.Orders;

/// <summary>Lists orders of all customers, the newest first, by status and customer where wanted.</summary>
internal static class ListOrders
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapGet("/", AnswerAsync).WithName(nameof(ListOrders)).ProducesProblem(400);

    private static async Task<Ok<Page<OrderAnswer>>> AnswerAsync(
        string? status, Guid? customerId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(null, customerId?.ToString());
        return TypedResults.Ok(await mediator.Send(new Query(NamedValue.Parse<OrderStatus>("status", status), customerId, page.ToRequest()), cancellationToken));
    }

    internal sealed record Query(OrderStatus? Status, Guid? CustomerId, PageRequest Page) : IRequest<Page<OrderAnswer>>;

    internal sealed class Handler(CrmDbContext database) : IRequestHandler<Query, Page<OrderAnswer>>
    {
        public async Task<Page<OrderAnswer>> Handle(Query request, CancellationToken cancellationToken)
        {
            var orders = database.Orders.AsNoTracking();
            if (request.Status is { } status)
                orders = orders.Where(order => order.Status == status);
            if (request.CustomerId is { } customerId)
                orders = orders.Where(order => order.CustomerId == customerId);
            if (request.Page.After is { } after)
            {
                var (time, id) = (after.Time, after.IdAs<OrderId>());
                orders = orders.Where(order => EF.Functions.LessThan(ValueTuple.Create(order.CreatedAt, order.OrderId), ValueTuple.Create(time, id)));
            }

            var found = await orders.OrderByDescending(order => order.CreatedAt).ThenByDescending(order => order.OrderId)
                .Take(request.Page.Fetch).ToListAsync(cancellationToken);
            return request.Page.ToPage(found, order => new Cursor(order.CreatedAt, order.OrderId.Value), OrderAnswer.Of);
        }
    }
}
