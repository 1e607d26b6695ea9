using FluentValidation;
using MediatR;
using Mes.Operators;
using Mes.Orders;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Mes.Operations;

/// <summary>An operator starts an operation.</summary>
internal static class StartOperation
{
    internal static void Map(IEndpointRouteBuilder operations) => operations.MapPost("/start", AnswerAsync)
        .WithName(nameof(StartOperation)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<Ok<OrderView>> AnswerAsync(
        OrderId orderId,
        string kind,
        OperationStart operationStart,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, customerId: null);
        var order = await mediator.Send(new Command(orderId, OperationKinds.FromRoute(kind), operationStart.OperatorId, IfMatch.Parse(ifMatch)), cancellationToken);
        return order.ToOk(context);
    }

    /// <summary>Who starts an operation.</summary>
    /// <param name="OperatorId">The operator's id.</param>
    internal sealed record OperationStart(Guid OperatorId);

    internal sealed record Command(OrderId OrderId, OperationKind Kind, Guid OperatorId, IfMatch IfMatch) : ICommand<OrderView>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.OperatorId).NotEmpty().WithMessage("Must be the id of an operator.");
    }

    internal sealed class Handler(
        MesDbContext database, OrderChanges changes, IUnitOfWork unitOfWork, MesMetrics metrics, TimeProvider timeProvider, ILogger<Handler> logger)
        : IRequestHandler<Command, OrderView>
    {
        public async Task<OrderView> Handle(Command request, CancellationToken cancellationToken)
        {
            var order = await database.LockOrderAsync(request.OrderId, cancellationToken) ?? throw OrderProblems.NotFound(request.OrderId);
            OrderBaggage.Set(orderId: null, order.CustomerId.ToString());
            await database.EnsureOperatorAsync(request.OperatorId, cancellationToken);
            request.IfMatch.Ensure(order.Revision);
            var now = timeProvider.GetStoredUtcNow();
            var change = order.Start(request.Kind, request.OperatorId, now);
            unitOfWork.OnCommitted(() =>
            {
                OperationEvents.Started(logger, order.OrderId.Value, request.Kind.Name(), request.OperatorId, now);
                metrics.OperationStarted(request.Kind);
            });
            if (change is not null)
                changes.Announce(change);
            return OrderView.Of(order);
        }
    }
}
