using System.Net;
using Crm.Orders;
using Microsoft.Extensions.Options;

namespace Crm.Shop;

/// <summary>Waits until the shop has heard of an order that was taken by phone: the event that tells it may still be on its way.</summary>
internal sealed class ShopAwareness(IHttpClientFactory clients, IOptions<ShopOptions> options, TimeProvider time, ILogger<ShopAwareness> logger)
{
    /// <exception cref="ServiceDefaults.Http.ProblemException">The shop refuses to say whether it knows the order.</exception>
    /// <exception cref="ShopUnavailableException">The shop did not hear of the order in time, or failed.</exception>
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

    // A failure says nothing about the order. Were it taken for knowledge, another instance of the shop might deny the order to the request that follows, and the caller would believe it.
    private async Task<bool> IsKnownAsync(Order order, CancellationToken cancellationToken)
    {
        using var response = await clients.CreateClient(ShopClients.Probes)
            .GetAsync($"customers/{order.CustomerId}/orders/{order.OrderId}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return false;
        await ShopReply.EnsureSuccessAsync(response, cancellationToken);
        return true;
    }
}
