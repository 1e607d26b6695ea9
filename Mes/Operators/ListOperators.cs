using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Mes.Operators;

/// <summary>Lists the operators, the first registered first.</summary>
internal static class ListOperators
{
    internal static void Map(IEndpointRouteBuilder operators) => operators.MapGet("/", AnswerAsync)
        .WithName(nameof(ListOperators)).ProducesProblem(400);

    private static async Task<Ok<Page<OperatorView>>> AnswerAsync([AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new Query(page.ToRequest()), cancellationToken));

    internal sealed record Query(PageRequest Page) : IRequest<Page<OperatorView>>;

    internal sealed class Handler(MesDbContext database) : IRequestHandler<Query, Page<OperatorView>>
    {
        public async Task<Page<OperatorView>> Handle(Query request, CancellationToken cancellationToken)
        {
            var operators = database.Operators.AsNoTracking();
            if (request.Page.After is { } after)
            {
                var (time, id) = (after.Time, after.IdAs<Guid>());
                operators = operators.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.RegisteredAt, row.OperatorId), ValueTuple.Create(time, id)));
            }

            var found = await operators.OrderBy(row => row.RegisteredAt).ThenBy(row => row.OperatorId).Take(request.Page.Fetch).ToListAsync(cancellationToken);
            return request.Page.ToPage(found, row => new Cursor(row.RegisteredAt, row.OperatorId.ToString()), OperatorView.Of);
        }
    }
}
