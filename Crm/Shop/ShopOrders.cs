using System.Runtime.ExceptionServices;
using Crm.Orders;
using ServiceDefaults.Classification;
using ServiceDefaults.Failures;

namespace Crm.Shop;

/// <summary>What CRM has the shop do with an order that the shop owns, through the shop's API.</summary>
/// <remarks>The shop's refusals reach CRM's caller as they are; where it cannot be reached, nothing is known to have happened and the caller may try again.</remarks>
internal sealed class ShopOrders(IHttpClientFactory clients, ShopAwareness awareness, ILogger<ShopOrders> logger)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Approves the price for the customer.</summary>
    /// <inheritdoc cref="UploadAsync"/>
    internal Task<ShopAnswer> ApproveAsync(Order order, string? ifMatch, Personal<string> onBehalfBy, CancellationToken cancellationToken) => SendAsync(
        order, Request(HttpMethod.Post, order, "approve", ifMatch, JsonContent.Create(new { onBehalfBy })), ShopClients.Orders, cancellationToken);

    /// <summary>Cancels the order for the customer, or has the shop ask MES to.</summary>
    /// <inheritdoc cref="UploadAsync"/>
    internal Task<ShopAnswer> CancelAsync(Order order, string? ifMatch, string reason, Personal<string> onBehalfBy, CancellationToken cancellationToken) => SendAsync(
        order, Request(HttpMethod.Post, order, "cancel", ifMatch, JsonContent.Create(new { reason, onBehalfBy })), ShopClients.Orders, cancellationToken);

    /// <summary>Passes a model on while it comes in.</summary>
    /// <exception cref="ServiceDefaults.Http.ProblemException">The shop refused.</exception>
    /// <exception cref="ShopUnavailableException">The shop could not be reached, failed, or did not hear of the order in time.</exception>
    internal Task<ShopAnswer> UploadAsync(Order order, string? ifMatch, ModelUpload model, CancellationToken cancellationToken)
    {
        var content = new StreamContent(model.Body);
        content.Headers.ContentType = model.ContentType;
        content.Headers.ContentLength = model.Length;
        var query = model.FileName is null ? string.Empty : $"?fileName={Uri.EscapeDataString(model.FileName)}";
        var request = Request(HttpMethod.Put, order, $"model{query}", ifMatch, content);
        // The body can be read once: the shop says before it is sent whether it wants it (RFC 9110, section 10.1.1).
        request.Headers.ExpectContinue = true;
        return SendAsync(order, request, ShopClients.Uploads, cancellationToken);
    }

    private static HttpRequestMessage Request(HttpMethod method, Order order, string action, string? ifMatch, HttpContent content)
    {
        var request = new HttpRequestMessage(method, $"customers/{order.CustomerId}/orders/{order.OrderId}/{action}") { Content = content };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return request;
    }

    private async Task<ShopAnswer> SendAsync(Order order, HttpRequestMessage request, string client, CancellationToken cancellationToken)
    {
        using var _ = request;
        try
        {
            await awareness.AwaitAsync(order, cancellationToken);
            using var response = await clients.CreateClient(client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await ShopReply.ReadAsync(response, cancellationToken);
        }
        catch (ShopUnavailableException away)
        {
            IntegrationEvents.Failed(logger, away, "shop", $"Order {order.OrderId}: {away.Message}");
            throw;
        }
        catch (Exception exception) when (ShopFailure.CallerFault(exception) is { } fault)
        {
            // What went wrong is between CRM and its caller, whose body could not be read on.
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ShopFailure.Is(exception))
        {
            IntegrationEvents.Failed(logger, exception, "shop", $"Order {order.OrderId}: it could not be reached, or broke off; the caller is told to try again.");
            throw new ShopUnavailableException("The shop could not be reached, or broke off. Look at the order before you try again: it may have been done.", RetryAfter, exception);
        }
    }
}
