using Crm.Customers;
using Crm.Orders;
using FluentValidation;
using MediatR;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Classification;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;
using ServiceDefaults.UseCases;

namespace Crm.Tickets;

/// <summary>Opens a support ticket for a customer.</summary>
internal static class OpenTicket
{
    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/", AnswerAsync)
        .WithName(nameof(OpenTicket)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(415).ProducesProblem(422);

    private static async Task<Created<TicketAnswer>> AnswerAsync(
        Question question,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(question.OrderId?.Value, question.CustomerId.ToString());
        var done = await mediator.Send(new Command(IdempotencyKey.Parse(idempotencyKey), question), cancellationToken);
        return done.ToCreated(http, $"/tickets/{done.Value.TicketId}", done.Value.Version);
    }

    /// <summary>What a customer asks.</summary>
    /// <param name="CustomerId">Who asks.</param>
    /// <param name="Subject">What it is about, 1 to 200 characters.</param>
    /// <param name="Text">The question, 1 to 4,000 characters.</param>
    /// <param name="OrderId">The order that the question is about, if it is about one; it must be the customer's.</param>
    internal sealed record Question(Guid CustomerId, Personal<string>? Subject, Personal<string>? Text, OrderId? OrderId = null);

    internal sealed record Command(IdempotencyKey Key, Question Question) : ICommand<Idempotent<TicketAnswer>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Question).SetValidator(new QuestionValidator()).OverridePropertyName(string.Empty);
    }

    internal sealed class QuestionValidator : AbstractValidator<Question>
    {
        public QuestionValidator()
        {
            RuleFor(question => question.CustomerId).NotEmpty().WithMessage("Must be the id of a customer.");
            RuleFor(question => question.Subject).PersonalText(200);
            RuleFor(question => question.Text).PersonalText(4_000);
        }
    }

    internal sealed class Handler(CrmDbContext database, IUnitOfWork work, CrmMetrics metrics, TimeProvider time, ILogger<Handler> logger)
        : IRequestHandler<Command, Idempotent<TicketAnswer>>
    {
        public Task<Idempotent<TicketAnswer>> Handle(Command request, CancellationToken cancellationToken) => database.OnceAsync(
            $"open-ticket/{request.Question.CustomerId}",
            request.Key,
            request.Question,
            time.GetStoredUtcNow(),
            token => OpenAsync(request.Question, token),
            async (id, token) => TicketAnswer.Of(await database.FindTicketAsync(Guid.Parse(id), token)),
            cancellationToken);

        private async Task<(string Id, TicketAnswer Created)> OpenAsync(Question question, CancellationToken cancellationToken)
        {
            // A customer's data and orders travel in streams of their own: the CRM may know the order first, and that proves the customer.
            if (question.OrderId is { } orderId)
                await database.EnsureOrderOfAsync(question.CustomerId, orderId, cancellationToken);
            else
                await database.EnsureCustomerAsync(question.CustomerId, cancellationToken);
            var now = time.GetStoredUtcNow();
            var ticket = Ticket.Open(Guid.CreateVersion7(now), question.CustomerId, question.OrderId, question.Subject!.Value, question.Text!.Value, now);
            database.Tickets.Add(ticket);
            work.OnCommitted(() =>
            {
                TicketEvents.Opened(logger, ticket.TicketId, ticket.CustomerId, ticket.OrderId?.Value);
                metrics.TicketOpened();
            });
            return (ticket.TicketId.ToString(), TicketAnswer.Of(ticket));
        }
    }
}
