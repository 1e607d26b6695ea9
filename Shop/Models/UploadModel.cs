using FluentValidation;
using MediatR;
using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;
using Shop.Orders;

namespace Shop.Models;

/// <summary>Takes the model file of an order and asks for its price.</summary>
/// <remarks>
/// 1. The order is looked at before the body is read, so that what cannot succeed costs nothing. 2. The body is streamed to the store, outside any transaction.
/// 3. One transaction names the file in the order and asks for the price. Of two uploads at once one gets there; the other's file is removed.
/// The same file sent again for the same order is content, not conflict: the first answer may have been lost.
/// </remarks>
internal static class UploadModel
{
    private static readonly string[] ContentTypes = ["application/octet-stream", "model/stl", "model/obj", "text/plain"];

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPut("/{orderId}/model", AnswerAsync)
        .TakesUploads().WithName(nameof(UploadModel)).AddOpenApiOperationTransformer(DescribeBodyAsync)
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(413).ProducesProblem(415).ProducesProblem(507);

    // The endpoint reads the body itself, so the document has to be told of it.
    private static Task DescribeBodyAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "The STL or OBJ file itself.",
            Content = ContentTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }),
        };
        return Task.CompletedTask;
    }

    private static async Task<Ok<OrderAnswer>> AnswerAsync(
        Guid customerId,
        OrderId orderId,
        string? fileName,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] IMediator mediator,
        [FromServices] ModelFiles files,
        [FromServices] IOptions<ShopOptions> options,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, customerId.ToString());
        var condition = IfMatch.Parse(ifMatch);
        AllowBody(http, options.Value.MaxModelBytes);
        if (await mediator.Send(new Check(customerId, orderId, condition, fileName), cancellationToken) is { } earlier)
        {
            if (!await files.IsSameAsync(earlier.ModelId, http.Request.Body, cancellationToken))
                throw new IllegalOrderTransitionException(orderId, earlier.Order.Status, OrderStatus.Submitted, OrderSystem.Shop);
            return Answer(earlier.Order, http);
        }

        var (model, (order, replaced)) = await files.KeepAsync(
            http.Request.Body,
            fileName!,
            stored => mediator.Send(new Command(customerId, orderId, condition, stored), cancellationToken),
            cancellationToken);
        if (replaced is { } old && old != model.Id)
            await files.DiscardAsync(old);
        return Answer(order, http);
    }

    private static Ok<OrderAnswer> Answer(OrderAnswer order, HttpContext http)
    {
        http.Response.Headers.ETag = new EntityTag(order.Version).ToString();
        return TypedResults.Ok(order);
    }

    private static void AllowBody(HttpContext http, long limit)
    {
        var request = http.Request;
        var type = request.ContentType?.Split(';')[0].Trim();
        if (!ContentTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
            throw new ProblemException(Problems.WrongContentType($"A model comes as {string.Join(", ", ContentTypes)}, not as '{type}'."));
        if (request.ContentLength == 0)
            throw ModelProblems.Empty();
        if (request.ContentLength > limit)
            throw ModelProblems.TooLarge(limit);
        // Without a length in the header, the server counts what arrives and stops reading at the limit.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit;
    }

    /// <summary>Checks whether an upload can succeed.</summary>
    internal sealed record Check(Guid CustomerId, OrderId OrderId, IfMatch IfMatch, string? FileName) : IRequest<Earlier?>;

    /// <summary>An upload that the order has taken already, of a file with the same name.</summary>
    /// <param name="ModelId">What was uploaded.</param>
    /// <param name="Order">The order now.</param>
    internal sealed record Earlier(Guid ModelId, OrderAnswer Order);

    internal sealed record Command(Guid CustomerId, OrderId OrderId, IfMatch IfMatch, OrderModel Model) : ICommand<Done>;

    /// <param name="Order">The order now.</param>
    /// <param name="Replaced">The model it had before.</param>
    internal sealed record Done(OrderAnswer Order, Guid? Replaced);

    internal sealed class Validator : AbstractValidator<Check>
    {
        public Validator() => RuleFor(check => check.FileName)
            .Must(name => name is { Length: >= 1 and <= 200 } && !string.IsNullOrWhiteSpace(name) && !name.Any(letter => char.IsControl(letter) || letter is '/' or '\\'))
            .WithMessage("fileName must be the file's name without a path, 1 to 200 characters, such as ?fileName=part.stl.");
    }

    internal sealed class CheckHandler(ShopDbContext database) : IRequestHandler<Check, Earlier?>
    {
        public async Task<Earlier?> Handle(Check request, CancellationToken cancellationToken)
        {
            var order = await database.Orders.AsNoTracking()
                .SingleOrDefaultAsync(candidate => candidate.Id == request.OrderId && candidate.CustomerId == request.CustomerId, cancellationToken)
                ?? throw OrderProblems.NotFound(request.OrderId, request.CustomerId);
            request.IfMatch.Ensure(order.Version);
            if (!OrderStateMachine.IsLegal(order.Status, OrderStatus.Submitted) && order.Model is { } model && model.FileName == request.FileName)
                return new Earlier(model.Id, OrderAnswer.Of(order));
            OrderStateMachine.EnsureLegal(request.OrderId, order.Status, OrderStatus.Submitted, OrderSystem.Shop);
            return null;
        }
    }

    internal sealed class Handler(
        ShopDbContext database, OrderChanges changes, IEventPublisher events, IUnitOfWork work, ShopMetrics metrics, TimeProvider time, ILogger<Handler> logger)
        : IRequestHandler<Command, Done>
    {
        public async Task<Done> Handle(Command request, CancellationToken cancellationToken)
        {
            var (model, order) = (request.Model, await database.FindOrderAsync(request.CustomerId, request.OrderId, cancellationToken));
            request.IfMatch.Ensure(order.Version);
            var replaced = order.Model?.Id;
            var change = order.Submit(model, time.GetStoredUtcNow());
            work.OnCommitted(() =>
            {
                ShopEvents.ModelUploaded(logger, order.Id.Value, order.CustomerId, model.Size);
                metrics.ModelUploaded(model.Size);
            });
            changes.Changed(change);
            events.Publish(new CostCalculationRequested(order.Id, order.CustomerId, model.Id, order.Material, order.Quantity));
            return new Done(OrderAnswer.Of(order), replaced);
        }
    }
}
