using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Mes.Operators;

/// <summary>Shows an operator.</summary>
internal static class GetOperator
{
    internal static void Map(IEndpointRouteBuilder operators) => operators.MapGet("/{operatorId}", AnswerAsync)
        .WithName(nameof(GetOperator)).ProducesProblem(404);

    private static async Task<Ok<OperatorView>> AnswerAsync(Guid operatorId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new Query(operatorId), cancellationToken));

    internal sealed record Query(Guid OperatorId) : IRequest<OperatorView>;

    internal sealed class Handler(MesDbContext database) : IRequestHandler<Query, OperatorView>
    {
        public async Task<OperatorView> Handle(Query request, CancellationToken cancellationToken) =>
            await database.Operators.AsNoTracking().SingleOrDefaultAsync(row => row.OperatorId == request.OperatorId, cancellationToken) is { } found
                ? OperatorView.Of(found)
                : throw OperatorProblems.NotFound(request.OperatorId);
    }
}
