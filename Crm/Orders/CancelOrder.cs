using Crm.Shop;
using FluentValidation;
using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Classification;
using ServiceDefaults.Telemetry;
using ServiceDefaults.UseCases;

namespace Crm.Orders;

/// <summary>Cancels an order on behalf of the customer. The shop decides, or asks MES where the order is in production already.</summary>
internal static class CancelOrder
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{orderId}/cancel", AnswerAsync)
        .WithName(nameof(CancelOrder)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(503);

    private static async Task<Results<Ok<ShopOrder>, Accepted<ShopOrder>>> AnswerAsync(
        OrderId orderId,
        Cancellation cancellation,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, null);
        var answer = await mediator.Send(new Request(orderId, ifMatch, cancellation.Reason, cancellation.RequestedBy), cancellationToken);
        return answer.IsDecided ? answer.ToOk(http) : answer.ToAccepted(http);
    }

    /// <summary>Why an order is to be cancelled, and who asks.</summary>
    /// <param name="Reason">Why, in 1 to 500 characters.</param>
    /// <param name="RequestedBy">The name of the employee.</param>
    internal sealed record Cancellation(string? Reason, Personal<string>? RequestedBy);

    internal sealed record Request(OrderId OrderId, string? IfMatch, string? Reason, Personal<string>? RequestedBy) : IRequest<ShopAnswer>;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Reason).Text(500);
            RuleFor(request => request.RequestedBy).PersonalText(100);
        }
    }

    internal sealed class Handler(CrmDbContext database, ShopOrders shop) : IRequestHandler<Request, ShopAnswer>
    {
        public async Task<ShopAnswer> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = await database.FindOrderAsync(request.OrderId, cancellationToken);
            return await shop.CancelAsync(order, request.IfMatch, request.Reason!, request.RequestedBy!.Value, cancellationToken);
        }
    }
}
