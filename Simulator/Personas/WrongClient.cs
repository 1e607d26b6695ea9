using System.Net;
using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Personas;

/// <summary>Somebody whose program is broken. What it sends must be refused as the sender's fault, with problem details, and harm nobody else.</summary>
internal sealed class WrongClient(ServiceClients clients)
{
    /// <summary>Sends a request that cannot be right.</summary>
    /// <param name="number">Says which.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What was sent.</returns>
    /// <exception cref="UnexpectedOutcomeException">It was accepted, or the service took the fault for its own.</exception>
    /// <exception cref="UnreachableException">No answer came.</exception>
    internal async Task<Rubbish> SendAsync(int number, CancellationToken cancellationToken)
    {
        var rubbish = Rubbish.Catalogue[number % Rubbish.Catalogue.Count];
        using var http = clients.HttpOf(rubbish.Service);
        using var request = rubbish.ToRequest(number);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!IsRefusal(response.StatusCode))
            {
                throw new UnexpectedOutcomeException(
                    $"rubbish answered {(int)response.StatusCode}",
                    $"{rubbish.Service} answered {(int)response.StatusCode} to {rubbish.Name} ({rubbish.Method} {rubbish.Path}), which must be refused with 400 to 499.");
            }
        }
        catch (HttpRequestException exception)
        {
            throw new UnreachableException(rubbish.Service, http.BaseAddress!, exception.Message, exception);
        }

        return rubbish;
    }

    // A service that is busy may say so before it looks at what was sent.
    private static bool IsRefusal(HttpStatusCode status) => (int)status is >= 400 and < 500 || status == HttpStatusCode.ServiceUnavailable;
}
