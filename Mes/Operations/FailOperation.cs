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

/// <summary>An operator reports that an operation failed. Any operator may: whoever started it may have gone home, and the order must not wait for them.</summary>
internal static class FailOperation
{
    internal static void Map(IEndpointRouteBuilder operations) => operations.MapPost("/fail", AnswerAsync)
        .WithName(nameof(FailOperation)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<Ok<OrderView>> AnswerAsync(
        OrderId orderId,
        string kind,
        OperationFailureReport operationFailureReport,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, customerId: null);
        var (operatorId, reason) = operationFailureReport;
        var order = await mediator.Send(new Command(orderId, OperationKinds.FromRoute(kind), operatorId, reason, IfMatch.Parse(ifMatch)), cancellationToken);
        return order.ToOk(context);
    }

    /// <summary>Who reports a failure, and why it failed.</summary>
    /// <param name="OperatorId">The operator's id.</param>
    /// <param name="Reason">Why it failed.</param>
    internal sealed record OperationFailureReport(Guid OperatorId, OperationFailure? Reason);

    internal sealed record Command(OrderId OrderId, OperationKind Kind, Guid OperatorId, OperationFailure? Reason, IfMatch IfMatch) : ICommand<OrderView>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.OperatorId).NotEmpty().WithMessage("Must be the id of an operator.");
            RuleFor(command => command.Reason).NotNull().WithMessage($"reason must be one of {string.Join(", ", Enum.GetNames<OperationFailure>())}.");
        }
    }

    internal sealed class Handler(
        MesDbContext database, IUnitOfWork unitOfWork, MesMetrics metrics, TimeProvider timeProvider, ILogger<Handler> logger)
        : IRequestHandler<Command, OrderView>
    {
        public async Task<OrderView> Handle(Command request, CancellationToken cancellationToken)
        {
            var order = await database.LockOrderAsync(request.OrderId, cancellationToken) ?? throw OrderProblems.NotFound(request.OrderId);
            OrderBaggage.Set(orderId: null, order.CustomerId.ToString());
            await database.EnsureOperatorAsync(request.OperatorId, cancellationToken);
            request.IfMatch.Ensure(order.Revision);
            var (now, reason) = (timeProvider.GetStoredUtcNow(), request.Reason!.Value);
            var failed = order.Fail(request.Kind, reason, now);
            var startedAt = failed.StartedAt!.Value;
            var attempt = failed.Failures;
            unitOfWork.OnCommitted(() =>
            {
                OperationEvents.Failed(logger, order.OrderId.Value, request.Kind.Name(), request.OperatorId, startedAt, now, attempt, reason);
                metrics.OperationFailed(request.Kind, reason);
            });
            return OrderView.Of(order);
        }
    }
}
