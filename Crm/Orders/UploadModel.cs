using System.Net.Http.Headers;
using Crm.Shop;
using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Crm.Orders;

/// <summary>Passes a model that a customer has sent to sales on to the shop, as it comes in.</summary>
internal static class UploadModel
{
    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPut("/{orderId}/model", AnswerAsync)
        .TakesUploads().WithName(nameof(UploadModel))
        .Accepts<Stream>("application/octet-stream", "model/stl", "model/obj", "text/plain")
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(413).ProducesProblem(415);

    private static async Task<Ok<ShopOrder>> AnswerAsync(
        OrderId orderId,
        string? fileName,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        IOptions<ShopOptions> options,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, null);
        Limit(http, options.Value.MaxModelBytes);
        var model = new ModelUpload(http.Request.Body, ContentTypeOf(http.Request), http.Request.ContentLength, fileName);
        return (await mediator.Send(new Request(orderId, ifMatch, model), cancellationToken)).ToOk(http);
    }

    internal sealed record Request(OrderId OrderId, string? IfMatch, ModelUpload Model) : IRequest<ShopAnswer>;

    internal sealed class Handler(CrmDbContext database, ShopOrders shop) : IRequestHandler<Request, ShopAnswer>
    {
        public async Task<ShopAnswer> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = await database.FindOrderAsync(request.OrderId, cancellationToken);
            return await shop.UploadAsync(order, request.IfMatch, request.Model, cancellationToken);
        }
    }

    /// <summary>Sets the limit of this endpoint, which is above that of all others, and refuses at once what announces to break it.</summary>
    private static void Limit(HttpContext http, long maxBytes)
    {
        if (http.Request.ContentLength > maxBytes)
            throw new ProblemException(Problems.TooLarge($"The model has {http.Request.ContentLength} bytes, the limit is {maxBytes}. Send a smaller one."));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxBytes;
    }

    private static MediaTypeHeaderValue? ContentTypeOf(HttpRequest request) => request.ContentType is null
        ? null
        : MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type
        : throw new ProblemException(Problems.WrongContentType("Content-Type is not a media type; send application/octet-stream, model/stl, model/obj or text/plain."));
}
