using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Crm.Tickets;

/// <summary>Lists support tickets, the oldest first, by status where wanted.</summary>
internal static class ListTickets
{
    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("/", AnswerAsync)
        .WithName(nameof(ListTickets)).ProducesProblem(400);

    private static async Task<Ok<Page<TicketAnswer>>> AnswerAsync(
        string? status, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new Query(NamedValue.Parse<TicketStatus>("status", status), page.ToRequest()), cancellationToken));

    internal sealed record Query(TicketStatus? Status, PageRequest Page) : IRequest<Page<TicketAnswer>>;

    internal sealed class Handler(CrmDbContext database) : IRequestHandler<Query, Page<TicketAnswer>>
    {
        public async Task<Page<TicketAnswer>> Handle(Query request, CancellationToken cancellationToken)
        {
            var tickets = database.Tickets.AsNoTracking();
            if (request.Status is { } status)
                tickets = tickets.Where(row => row.Status == status);
            if (request.Page.After is { } after)
            {
                var (time, id) = (after.Time, after.IdAs<Guid>());
                tickets = tickets.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.CreatedAt, row.TicketId), ValueTuple.Create(time, id)));
            }

            var found = await tickets.OrderBy(row => row.CreatedAt).ThenBy(row => row.TicketId).Take(request.Page.Fetch).ToListAsync(cancellationToken);
            return request.Page.ToPage(found, row => new Cursor(row.CreatedAt, row.TicketId.ToString()), TicketAnswer.Of);
        }
    }
}
