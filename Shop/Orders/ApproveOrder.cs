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

/// <summary>Takes the customer's approval of the price: the order goes into production.</summary>
internal static class ApproveOrder
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{orderId}/approve", AnswerAsync)
        .WithName(nameof(ApproveOrder)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<Ok<OrderAnswer>> AnswerAsync(
        Guid customerId,
        OrderId orderId,
        Approval? body,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, customerId.ToString());
        var order = await mediator.Send(new Command(customerId, orderId, IfMatch.Parse(ifMatch), body?.OnBehalfBy), cancellationToken);
        http.Response.Headers.ETag = new EntityTag(order.Version).ToString();
        return TypedResults.Ok(order);
    }

    /// <param name="OnBehalfBy">The employee who approves for the customer, if one does.</param>
    internal sealed record Approval(Personal<string>? OnBehalfBy = null);

    internal sealed record Command(Guid CustomerId, OrderId OrderId, IfMatch IfMatch, Personal<string>? OnBehalfBy) : ICommand<OrderAnswer>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.OnBehalfBy).Must(OnBehalf.IsName).WithMessage(OnBehalf.Rule);
    }

    internal sealed class Handler(ShopDbContext database, OrderChanges changes, TimeProvider time) : IRequestHandler<Command, OrderAnswer>
    {
        public async Task<OrderAnswer> Handle(Command request, CancellationToken cancellationToken)
        {
            var order = await database.FindOrderAsync(request.CustomerId, request.OrderId, cancellationToken);
            request.IfMatch.Ensure(order.Version);
            changes.Changed(order.Approve(request.OnBehalfBy, time.GetStoredUtcNow()));
            return OrderAnswer.Of(order);
        }
    }
}
