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

/// <summary>Approves an order's price on behalf of the customer. The shop, which owns the order, decides.</summary>
internal static class ApproveOrder
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{orderId}/approve", AnswerAsync)
        .WithName(nameof(ApproveOrder)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(503);

    private static async Task<Ok<ShopOrder>> AnswerAsync(
        OrderId orderId,
        Approval approval,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, null);
        return (await mediator.Send(new Request(orderId, ifMatch, approval.ApprovedBy), cancellationToken)).ToOk(http);
    }

    /// <summary>Who approves an order.</summary>
    /// <param name="ApprovedBy">The name of the employee.</param>
    internal sealed record Approval(Personal<string>? ApprovedBy);

    internal sealed record Request(OrderId OrderId, string? IfMatch, Personal<string>? ApprovedBy) : IRequest<ShopAnswer>;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.ApprovedBy).PersonalText(100);
    }

    internal sealed class Handler(CrmDbContext database, ShopOrders shop) : IRequestHandler<Request, ShopAnswer>
    {
        public async Task<ShopAnswer> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = await database.FindOrderAsync(request.OrderId, cancellationToken);
            return await shop.ApproveAsync(order, request.IfMatch, request.ApprovedBy!.Value, cancellationToken);
        }
    }
}
