using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Mes.Orders;

/// <summary>Shows the production queue: approved orders and those being made, the oldest approval first.</summary>
internal static class GetQueue
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapGet("/queue", AnswerAsync)
        .WithName(nameof(GetQueue)).ProducesProblem(400);

    private static async Task<Ok<Page<OrderView>>> AnswerAsync([AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new Query(page.ToRequest()), cancellationToken));

    internal sealed record Query(PageRequest Page) : IRequest<Page<OrderView>>;

    internal sealed class Handler(MesDbContext database) : IRequestHandler<Query, Page<OrderView>>
    {
        public async Task<Page<OrderView>> Handle(Query request, CancellationToken cancellationToken)
        {
            // Both columns are named, so that the partial index of the queue serves the query.
            var queue = database.Orders.AsNoTracking().Where(order => ProductionQueue.Statuses.Contains(order.Status) && order.ApprovedAt != null);
            if (request.Page.After is { } after)
            {
                var (time, id) = (after.Time, after.IdAs<OrderId>());
                queue = queue.Where(order => EF.Functions.GreaterThan(ValueTuple.Create(order.ApprovedAt!.Value, order.OrderId), ValueTuple.Create(time, id)));
            }

            var orders = await queue.OrderBy(order => order.ApprovedAt).ThenBy(order => order.OrderId).Take(request.Page.Fetch).ToListAsync(cancellationToken);
            return request.Page.ToPage(orders, order => new Cursor(order.ApprovedAt!.Value, order.OrderId.Value), OrderView.Of);
        }
    }
}
