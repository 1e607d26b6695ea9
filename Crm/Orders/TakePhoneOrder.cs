using Crm.Customers;
using FluentValidation;
using MediatR;
using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Crm.Orders;

/// <summary>Takes an order by phone. The shop takes it over from here.</summary>
internal static class TakePhoneOrder
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/", AnswerAsync)
        .WithName(nameof(TakePhoneOrder)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(415).ProducesProblem(422);

    private static async Task<Created<OrderAnswer>> AnswerAsync(
        PhoneOrder order,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(null, order.CustomerId.ToString());
        var done = await mediator.Send(new Command(IdempotencyKey.Parse(idempotencyKey), order.CustomerId, order.Material, order.Quantity), cancellationToken);
        return done.ToCreated(http, $"/orders/{done.Value.OrderId}", done.Value.Version);
    }

    /// <summary>What a customer orders by phone.</summary>
    /// <param name="CustomerId">Who orders.</param>
    /// <param name="Material">What to print it from.</param>
    /// <param name="Quantity">How many pieces, 1 to 10,000.</param>
    internal sealed record PhoneOrder(Guid CustomerId, Material? Material, int Quantity);

    internal sealed record Command(IdempotencyKey Key, Guid CustomerId, Material? Material, int Quantity) : ICommand<Idempotent<OrderAnswer>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.CustomerId).NotEmpty().WithMessage("Must be the id of a customer.");
            RuleFor(command => command.Material).NotNull().WithMessage($"Must be one of {string.Join(", ", Enum.GetNames<Material>())}.");
            RuleFor(command => command.Quantity).InclusiveBetween(1, 10_000).WithMessage("Must be from 1 to 10000.");
        }
    }

    internal sealed class Handler(CrmDbContext database, OrderChanges changes, TimeProvider time) : IRequestHandler<Command, Idempotent<OrderAnswer>>
    {
        public Task<Idempotent<OrderAnswer>> Handle(Command request, CancellationToken cancellationToken) => database.OnceAsync(
            "take-phone-order",
            request.Key,
            new { request.CustomerId, request.Material, request.Quantity },
            time.GetStoredUtcNow(),
            token => TakeAsync(request, token),
            async (id, token) => OrderAnswer.Of(await database.FindOrderAsync(OrderId.Parse(id), token)),
            cancellationToken);

        private async Task<(string Id, OrderAnswer Created)> TakeAsync(Command request, CancellationToken cancellationToken)
        {
            await database.EnsureCustomerAsync(request.CustomerId, cancellationToken);
            var orderId = await database.NextOrderIdAsync(cancellationToken);
            OrderBaggage.Set(orderId.Value, request.CustomerId.ToString());
            var created = new OrderCreated(orderId, request.CustomerId, OrderSystem.Crm, request.Material!.Value, request.Quantity, time.GetStoredUtcNow());
            var order = Order.From(created);
            database.Orders.Add(order);
            changes.Announce(created);
            return (orderId.Value, OrderAnswer.Of(order));
        }
    }
}
