using FluentValidation;
using MediatR;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Classification;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.UseCases;

namespace Crm.Tickets;

/// <summary>Closes a support ticket with an answer.</summary>
internal static class CloseTicket
{
    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{ticketId}/close", AnswerAsync)
        .WithName(nameof(CloseTicket)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(415);

    private static async Task<Ok<TicketAnswer>> AnswerAsync(
        Guid ticketId,
        AnswerData data,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken) =>
        (await mediator.Send(new Command(ticketId, IfMatch.Parse(ifMatch), data.Answer), cancellationToken)).ToOk(http);

    /// <summary>What support answer.</summary>
    /// <param name="Answer">The answer, 1 to 4,000 characters.</param>
    internal sealed record AnswerData(Personal<string>? Answer);

    internal sealed record Command(Guid TicketId, IfMatch IfMatch, Personal<string>? Answer) : ICommand<TicketAnswer>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Answer).PersonalText(4_000);
    }

    internal sealed class Handler(CrmDbContext database, IUnitOfWork work, CrmMetrics metrics, TimeProvider time, ILogger<Handler> logger)
        : IRequestHandler<Command, TicketAnswer>
    {
        public async Task<TicketAnswer> Handle(Command request, CancellationToken cancellationToken)
        {
            var ticket = await database.FindTicketAsync(request.TicketId, cancellationToken);
            request.IfMatch.Ensure(ticket.Version);
            var now = time.GetStoredUtcNow();
            ticket.Close(request.Answer!.Value, now);
            work.OnCommitted(() =>
            {
                var duration = now - ticket.CreatedAt;
                TicketEvents.Closed(logger, ticket.TicketId, ticket.CustomerId, ticket.OrderId?.Value, duration.TotalMilliseconds);
                metrics.TicketClosed(duration);
            });
            return TicketAnswer.Of(ticket);
        }
    }
}
