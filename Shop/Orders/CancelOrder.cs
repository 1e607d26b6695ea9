using FluentValidation;
using MediatR;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Databases;
using ServiceDefaults.Classification;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Shop.Orders;

/// <summary>Cancels an order that the shop still owns; asks MES to cancel one that is approved or in production.</summary>
internal static class CancelOrder
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{orderId}/cancel", AnswerAsync)
        .WithName(nameof(CancelOrder)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(415);

    private static async Task<Results<Ok<OrderAnswer>, Accepted<OrderAnswer>>> AnswerAsync(
        Guid customerId,
        OrderId orderId,
        Cancellation body,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, customerId.ToString());
        var order = await mediator.Send(new Command(customerId, orderId, IfMatch.Parse(ifMatch), body.Reason, body.OnBehalfBy), cancellationToken);
        http.Response.Headers.ETag = new EntityTag(order.Version).ToString();
        return order.Status == OrderStatus.Cancelled
            ? TypedResults.Ok(order)
            : TypedResults.Accepted($"/customers/{customerId}/orders/{orderId}", order);
    }

    /// <param name="Reason">Why, 1 to 500 characters.</param>
    /// <param name="OnBehalfBy">The employee who cancels for the customer, if one does.</param>
    internal sealed record Cancellation(string? Reason, Personal<string>? OnBehalfBy = null);

    internal sealed record Command(Guid CustomerId, OrderId OrderId, IfMatch IfMatch, string? Reason, Personal<string>? OnBehalfBy) : ICommand<OrderAnswer>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason)
                .Must(reason => reason is { Length: <= 500 } && !string.IsNullOrWhiteSpace(reason) && !reason.Contains('\0', StringComparison.Ordinal))
                .WithMessage("reason must say why, in 1 to 500 characters.");
            RuleFor(command => command.OnBehalfBy).Must(OnBehalf.IsName).WithMessage(OnBehalf.Rule);
        }
    }

    internal sealed class Handler(ShopDbContext database, OrderChanges changes, IEventPublisher events, IUnitOfWork work, TimeProvider time, ILogger<Handler> logger)
        : IRequestHandler<Command, OrderAnswer>
    {
        public async Task<OrderAnswer> Handle(Command request, CancellationToken cancellationToken)
        {
            var order = await database.FindOrderAsync(request.CustomerId, request.OrderId, cancellationToken);
            request.IfMatch.Ensure(order.Version);
            // Asking again for what is done or already asked of MES is content, not conflict: the first answer may have been lost.
            if (order.Status == OrderStatus.Cancelled || order.CancellationRequestId is not null)
                return OrderAnswer.Of(order);
            if (OrderStateMachine.OwnerOf(order.Status) == OrderSystem.Mes && OrderStateMachine.IsLegal(order.Status, OrderStatus.Cancelled))
                Ask(order, request.Reason!);
            else
            {
                // The customer's own words may be personal, so the log says only who wanted it.
                var wish = request.OnBehalfBy is null ? "cancelled by the customer" : "cancelled by sales for the customer";
                changes.Changed(order.Cancel(request.Reason!, time.GetStoredUtcNow()), wish);
            }

            return OrderAnswer.Of(order);
        }

        private void Ask(Order order, string reason)
        {
            events.Publish(order.RequestCancellation(reason, Guid.CreateVersion7(time.GetStoredUtcNow())));
            work.OnCommitted(() => ShopEvents.CancellationRequested(logger, order.Id.Value, order.CustomerId));
        }
    }
}
