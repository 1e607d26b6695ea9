using System.Net;
using Crm.Orders;
using Microsoft.Extensions.Options;

namespace Crm.Shop;

/// <summary>Waits until the shop has heard of an order that was taken by phone: the event that tells it may still be on its way.</summary>
internal sealed class ShopAwareness(IHttpClientFactory clients, IOptions<ShopOptions> options, TimeProvider time, ILogger<ShopAwareness> logger)
{
    /// <exception cref="ShopUnavailableException">The shop did not hear of the order in time, or does not say whether it did.</exception>
    internal async Task AwaitAsync(Order order, CancellationToken cancellationToken)
    {
        if (!order.MayBeUnknownToShop)
            return;
        var started = time.GetTimestamp();
        for (var attempt = 1; !await IsKnownAsync(order, cancellationToken); attempt++)
        {
            if (ShopBackoff.DelayAfter(attempt, time.GetElapsedTime(started), options.Value.KnowsOrderWithin) is not { } delay)
            {
                throw new ShopUnavailableException(
                    $"The shop has not heard of order {order.OrderId} within {options.Value.KnowsOrderWithin.TotalSeconds:0.#} s. Try again shortly.", TimeSpan.FromSeconds(2));
            }

            ShopEvents.OrderUnknown(logger, order.OrderId.Value, attempt, delay.TotalMilliseconds);
            await Task.Delay(delay, time, cancellationToken);
        }
    }

    // A failure says nothing about the order. Were it taken for knowledge, the next instance of the shop might say that there is no such order, and the caller would believe it.
    // Any other answer is left to the request that follows, which reports it.
    private async Task<bool> IsKnownAsync(Order order, CancellationToken cancellationToken)
    {
        using var response = await clients.CreateClient(ShopClients.Probes)
            .GetAsync($"customers/{order.CustomerId}/orders/{order.OrderId}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500)
            throw ShopReply.Unavailable(response);
        return response.StatusCode != HttpStatusCode.NotFound;
    }
}
