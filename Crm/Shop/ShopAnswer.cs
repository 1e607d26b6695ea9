using Microsoft.AspNetCore.Http.HttpResults;

namespace Crm.Shop;

/// <summary>What the shop answered to a request that it carried out.</summary>
/// <param name="Order">The order afterwards.</param>
/// <param name="EntityTag">The order's entity tag in the shop.</param>
/// <param name="IsDecided">Whether it is done; otherwise MES was asked, which decides.</param>
internal sealed record ShopAnswer(ShopOrder Order, string? EntityTag, bool IsDecided)
{
    internal Ok<ShopOrder> ToOk(HttpContext http)
    {
        http.Response.Headers.ETag = EntityTag;
        return TypedResults.Ok(Order);
    }

    internal Accepted<ShopOrder> ToAccepted(HttpContext http)
    {
        http.Response.Headers.ETag = EntityTag;
        return TypedResults.Accepted($"/orders/{Order.OrderId}", Order);
    }
}
