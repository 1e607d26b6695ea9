using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Crm.Tickets;

/// <summary>Shows a support ticket.</summary>
internal static class GetTicket
{
    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("/{ticketId}", AnswerAsync)
        .WithName(nameof(GetTicket)).ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<TicketAnswer>> AnswerAsync(Guid ticketId, IMediator mediator, HttpContext http, CancellationToken cancellationToken) =>
        (await mediator.Send(new Query(ticketId), cancellationToken)).ToOk(http);

    internal sealed record Query(Guid TicketId) : IRequest<TicketAnswer>;

    internal sealed class Handler(CrmDbContext database) : IRequestHandler<Query, TicketAnswer>
    {
        public async Task<TicketAnswer> Handle(Query request, CancellationToken cancellationToken) =>
            TicketAnswer.Of(await database.FindTicketAsync(request.TicketId, cancellationToken));
    }
}
