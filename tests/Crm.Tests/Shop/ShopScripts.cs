using System.Globalization;
using Microsoft.AspNetCore.Http;
using Peers;

namespace Crm.Tests.Shop;

/// <summary>What the shop answers.</summary>
internal static class ShopScripts
{
    internal static Task NotFound(HttpContext http) => Problem(http, 404, "order-not-found");

    internal static Task Problem(HttpContext http, int status, string code, object? errors = null, int? retryAfter = null)
    {
        if (retryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        http.Response.StatusCode = status;
        object body = errors is null
            ? new { type = $"urn:problem:{code}", title = "No.", status, detail = $"The shop says {code}.", traceId = "1" }
            : new { type = $"urn:problem:{code}", title = "No.", status, detail = $"The shop says {code}.", traceId = "1", errors };
        return http.Response.WriteAsJsonAsync(body, options: null, contentType: "application/problem+json", http.RequestAborted);
    }

    internal static Task Order(HttpContext http, OrderStory story, string status, int code = 200)
    {
        http.Response.StatusCode = code;
        http.Response.Headers.ETag = "\"4\"";
        return http.Response.WriteAsJsonAsync(
            new
            {
                orderId = story.OrderId.Value,
                customerId = story.CustomerId,
                createdBy = "Crm",
                material = "Petg",
                quantity = 3,
                status,
                version = 4,
                modelId = story.ModelId,
                modelFileName = "part.stl",
                modelSize = 684,
                price = 48.25m,
                currency = "EUR",
                failureReason = (string?)null,
                cancellationRequested = code == 202,
                createdAt = OrderStory.Start,
                changedAt = OrderStory.Start,
                whatALaterShopAdds = true,
            },
            http.RequestAborted);
    }
}
