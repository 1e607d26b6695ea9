using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Polly;

namespace Crm.Shop;

/// <summary>Tells whose fault it is that a request to the shop did not end well.</summary>
internal static class ShopFailure
{
    /// <summary>Finds what CRM's own caller did wrong while their body was passed on: it was too large, or broke off.</summary>
    internal static Exception? CallerFault(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is BadHttpRequestException or ConnectionResetException)
                return cause;
        }

        return null;
    }

    /// <summary>Tells whether the shop could not be reached, was too slow, broke off, or answered what is no order.</summary>
    internal static bool Is(Exception exception) =>
        exception is HttpRequestException or ExecutionRejectedException or OperationCanceledException or IOException or JsonException;
}
