using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace CostCalculator.Calculations;

/// <summary>Shows what was calculated for an order, the newest first: one calculation for each model that was uploaded for it.</summary>
internal static class ListCalculations
{
    internal static void Map(IEndpointRouteBuilder calculations) => calculations.MapGet("/calculations/{orderId}", AnswerAsync)
        .WithName(nameof(ListCalculations)).ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<Page<CalculationView>>> AnswerAsync(
        OrderId orderId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, customerId: null);
        return TypedResults.Ok(await mediator.Send(new Query(orderId, page.ToRequest()), cancellationToken));
    }

    internal sealed record Query(OrderId OrderId, PageRequest Page) : IRequest<Page<CalculationView>>;

    internal sealed class Handler(CalculatorDbContext database) : IRequestHandler<Query, Page<CalculationView>>
    {
        public async Task<Page<CalculationView>> Handle(Query request, CancellationToken cancellationToken)
        {
            var calculations = database.Calculations.AsNoTracking().Where(calculation => calculation.OrderId == request.OrderId);
            if (request.Page.After is { } after)
            {
                var (time, id) = (after.Time, after.IdAs<Guid>());
                calculations = calculations.Where(calculation => EF.Functions.LessThan(
                    ValueTuple.Create(calculation.CalculatedAt, calculation.CalculationId), ValueTuple.Create(time, id)));
            }

            var fetched = await calculations.OrderByDescending(calculation => calculation.CalculatedAt).ThenByDescending(calculation => calculation.CalculationId)
                .Take(request.Page.Fetch).ToListAsync(cancellationToken);
            if (fetched.Count == 0 && request.Page.After is null)
                throw CalculationProblems.NotFound(request.OrderId);
            return request.Page.ToPage(
                fetched, calculation => new Cursor(calculation.CalculatedAt, calculation.CalculationId.ToString()), CalculationView.Of);
        }
    }
}
