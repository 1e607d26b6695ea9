using Shop.Models;

namespace Shop.Orders;

internal static class OrderExtensions
{
    internal static void AddOrders(this IHostApplicationBuilder builder) => builder.Services.AddScoped<OrderChanges>();

    internal static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/customers/{customerId}/orders").WithTags("Orders");
        CreateOrder.Map(orders);
        ListOrders.Map(orders);
        GetOrder.Map(orders);
        UploadModel.Map(orders);
        ApproveOrder.Map(orders);
        CancelOrder.Map(orders);
    }
}
