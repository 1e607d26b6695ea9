using FluentValidation;
using MediatR;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;
using Shop.Customers;

namespace Shop.Orders;

/// <summary>Creates an order of a customer.</summary>
internal static class CreateOrder
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/", AnswerAsync)
        .WithName(nameof(CreateOrder)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(415).ProducesProblem(422);

    private static async Task<Created<OrderAnswer>> AnswerAsync(
        Guid customerId,
        Draft body,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(null, customerId.ToString());
        var done = await mediator.Send(new Command(IdempotencyKey.Parse(idempotencyKey), customerId, body.Material, body.Quantity), cancellationToken);
        return done.ToCreated(http, $"/customers/{customerId}/orders/{done.Value.OrderId}", done.Value.Version);
    }

    /// <param name="Material">What to print it from.</param>
    /// <param name="Quantity">How many pieces, 1 to 10,000.</param>
    internal sealed record Draft(Material? Material, int? Quantity);

    internal sealed record Command(IdempotencyKey Key, Guid CustomerId, Material? Material, int? Quantity) : ICommand<Idempotent<OrderAnswer>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Material).NotNull().WithMessage($"material must be one of {string.Join(", ", Enum.GetNames<Material>())}.");
            RuleFor(command => command.Quantity).NotNull().InclusiveBetween(1, 10_000).WithMessage("quantity must be a whole number from 1 to 10000.");
        }
    }

    internal sealed class Handler(ShopDbContext database, OrderChanges changes, TimeProvider time) : IRequestHandler<Command, Idempotent<OrderAnswer>>
    {
        public async Task<Idempotent<OrderAnswer>> Handle(Command request, CancellationToken cancellationToken)
        {
            await database.EnsureCustomerAsync(request.CustomerId, cancellationToken);
            return await database.OnceAsync(
                $"create-order/{request.CustomerId}",
                request.Key,
                new Draft(request.Material, request.Quantity),
                time.GetStoredUtcNow(),
                token => CreateAsync(request, token),
                (id, token) => FindAsync(request.CustomerId, OrderId.Parse(id), token),
                cancellationToken);
        }

        private async Task<(string Id, OrderAnswer Created)> CreateAsync(Command request, CancellationToken cancellationToken)
        {
            var orderId = await database.NextOrderIdAsync(cancellationToken);
            OrderBaggage.Set(orderId.Value, request.CustomerId.ToString());
            var order = Order.Create(orderId, request.CustomerId, OrderSystem.Shop, request.Material!.Value, request.Quantity!.Value, time.GetStoredUtcNow());
            database.Orders.Add(order);
            changes.Created(order);
            return (orderId.Value, OrderAnswer.Of(order));
        }

        private async Task<OrderAnswer> FindAsync(Guid customerId, OrderId orderId, CancellationToken cancellationToken)
        {
            OrderBaggage.Set(orderId.Value, customerId.ToString());
            return OrderAnswer.Of(await database.FindOrderAsync(customerId, orderId, cancellationToken));
        }
    }
}
