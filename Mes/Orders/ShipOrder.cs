using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Mes.Operators;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Mes.Orders;

/// <summary>Hands a packed order to the carrier.</summary>
internal static partial class ShipOrder
{
    internal const int LongestTrackingNumber = 64;

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/orders/{orderId}/ship", AnswerAsync)
        .WithName(nameof(ShipOrder)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<Ok<OrderView>> AnswerAsync(
        OrderId orderId,
        Shipment shipment,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, customerId: null);
        var order = await mediator.Send(new Command(orderId, shipment.OperatorId, shipment.TrackingNumber, IfMatch.Parse(ifMatch)), cancellationToken);
        return order.ToOk(context);
    }

    /// <summary>Who hands an order to the carrier, and under which number.</summary>
    /// <param name="OperatorId">The operator's id.</param>
    /// <param name="TrackingNumber">The carrier's number, 1 to 64 letters, digits, spaces and hyphens.</param>
    internal sealed record Shipment(Guid OperatorId, string? TrackingNumber);

    internal sealed record Command(OrderId OrderId, Guid OperatorId, string? TrackingNumber, IfMatch IfMatch) : ICommand<OrderView>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.OperatorId).NotEmpty().WithMessage("Must be the id of an operator.");
            RuleFor(command => command.TrackingNumber).Must(number => number is not null && TrackingNumber().IsMatch(number))
                .WithMessage("Must be the carrier's number: 1 to 64 letters, digits, spaces and hyphens.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9 -]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex TrackingNumber();

    internal sealed class Handler(MesDbContext database, OrderChanges changes, TimeProvider timeProvider) : IRequestHandler<Command, OrderView>
    {
        public async Task<OrderView> Handle(Command request, CancellationToken cancellationToken)
        {
            var order = await database.LockOrderAsync(request.OrderId, cancellationToken) ?? throw OrderProblems.NotFound(request.OrderId);
            OrderBaggage.Set(orderId: null, order.CustomerId.ToString());
            await database.EnsureOperatorAsync(request.OperatorId, cancellationToken);
            request.IfMatch.Ensure(order.Revision);
            changes.Announce(order.Ship(request.OperatorId, request.TrackingNumber!, timeProvider.GetStoredUtcNow()));
            return OrderView.Of(order);
        }
    }
}
