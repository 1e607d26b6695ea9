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

namespace Crm.Orders;

/// <summary>Closes a shipped order.</summary>
internal static class CloseOrder
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{orderId}/close", AnswerAsync)
        .WithName(nameof(CloseOrder)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<Ok<OrderAnswer>> AnswerAsync(
        OrderId orderId,
        Closing closing,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, null);
        return (await mediator.Send(new Command(orderId, IfMatch.Parse(ifMatch), closing.ClosedBy), cancellationToken)).ToOk(http);
    }

    /// <summary>Who closes an order.</summary>
    /// <param name="ClosedBy">The name of the employee.</param>
    internal sealed record Closing(Personal<string>? ClosedBy);

    internal sealed record Command(OrderId OrderId, IfMatch IfMatch, Personal<string>? ClosedBy) : ICommand<OrderAnswer>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.ClosedBy).PersonalText(100);
    }

    internal sealed class Handler(CrmDbContext database, OrderChanges changes, TimeProvider time) : IRequestHandler<Command, OrderAnswer>
    {
        public async Task<OrderAnswer> Handle(Command request, CancellationToken cancellationToken)
        {
            var order = await database.FindOrderAsync(request.OrderId, cancellationToken);
            request.IfMatch.Ensure(order.Version);
            changes.Announce(order.Close(request.ClosedBy!.Value, time.GetStoredUtcNow()));
            return OrderAnswer.Of(order);
        }
    }
}
