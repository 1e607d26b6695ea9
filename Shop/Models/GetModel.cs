using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Telemetry;

namespace Shop.Models;

/// <summary>Gives the model file of an order, for CostCalculator.</summary>
internal static class GetModel
{
    internal static void Map(IEndpointRouteBuilder models) => models.MapGet("/{modelId}", AnswerAsync)
        .WithName(nameof(GetModel)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);

    private static async Task<FileStreamHttpResult> AnswerAsync(Guid modelId, IMediator mediator, [FromServices] ModelFiles files, HttpContext http, CancellationToken cancellationToken)
    {
        var owner = await mediator.Send(new Query(modelId), cancellationToken) ?? throw ModelProblems.NotFound(modelId);
        OrderBaggage.Set(owner.OrderId.Value, owner.CustomerId.ToString());
        var model = await files.OpenAsync(modelId, cancellationToken) ?? throw ModelProblems.NotFound(modelId);
        http.Response.ContentLength = model.Size;
        return TypedResults.Stream(model.Content, "application/octet-stream", owner.FileName);
    }

    /// <summary>Asks whose model it is; <see langword="null"/> where no order has it.</summary>
    internal sealed record Query(Guid ModelId) : IRequest<Owner?>;

    internal sealed record Owner(OrderId OrderId, Guid CustomerId, string FileName);

    internal sealed class Handler(ShopDbContext database) : IRequestHandler<Query, Owner?>
    {
        public Task<Owner?> Handle(Query request, CancellationToken cancellationToken) => database.Orders
            .Where(order => order.Model != null && order.Model.Id == request.ModelId)
            .Select(order => new Owner(order.Id, order.CustomerId, order.Model!.FileName))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
