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

/// <summary>The operator who started an operation completes it.</summary>
internal static class CompleteOperation
{
    internal static void Map(IEndpointRouteBuilder operations) => operations.MapPost("/complete", AnswerAsync)
        .WithName(nameof(CompleteOperation)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<Ok<OrderView>> AnswerAsync(
        OrderId orderId,
        string kind,
        OperationCompletion operationCompletion,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, customerId: null);
        var order = await mediator.Send(new Command(orderId, OperationKinds.FromRoute(kind), operationCompletion.OperatorId, IfMatch.Parse(ifMatch)), cancellationToken);
        return order.ToOk(context);
    }

    /// <summary>Who completes an operation.</summary>
    /// <param name="OperatorId">The operator's id.</param>
    internal sealed record OperationCompletion(Guid OperatorId);

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
            var change = order.Complete(request.Kind, request.OperatorId, now);
            var startedAt = order.Operations.Single(operation => operation.Kind == request.Kind).StartedAt!.Value;
            unitOfWork.OnCommitted(() =>
            {
                OperationEvents.Completed(logger, order.OrderId.Value, request.Kind.Name(), request.OperatorId, startedAt, now);
                metrics.OperationCompleted(request.Kind, now - startedAt);
            });
            if (change is not null)
                changes.Announce(change);
            return OrderView.Of(order);
        }
    }
}
