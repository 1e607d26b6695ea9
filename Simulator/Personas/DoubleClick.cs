using System.Net;
using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Personas;

/// <summary>Sends the same request twice at once, as an impatient person does. It must take effect once.</summary>
internal static class DoubleClick
{
    /// <summary>Gives the answer to whichever was accepted; the other may be refused as a conflict, and for nothing else.</summary>
    /// <exception cref="UnexpectedOutcomeException">Both were accepted, and are about different orders.</exception>
    internal static async Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> send, Func<T, string> orderOf, CancellationToken cancellationToken)
    {
        var first = send(cancellationToken);
        var second = send(cancellationToken);
        try
        {
            await Task.WhenAll(first, second);
        }
        catch (RefusedException refused) when (refused.Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
        {
            // WhenAll throws the first failure; awaiting the other below throws when both failed.
            return await (first.IsCompletedSuccessfully ? first : second);
        }

        var orders = (First: orderOf(await first), Second: orderOf(await second));
        return orders.First == orders.Second
            ? await first
            : throw new UnexpectedOutcomeException("double click took effect twice", $"the same request sent twice made two orders, {orders.First} and {orders.Second}.");
    }
}
