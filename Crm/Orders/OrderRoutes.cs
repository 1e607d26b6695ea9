namespace Crm.Orders;

internal static class OrderRoutes
{
    internal static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/orders").WithTags("Orders");
        TakePhoneOrder.Map(orders);
        ListOrders.Map(orders);
        GetOrder.Map(orders);
        UploadModel.Map(orders);
        ApproveOrder.Map(orders);
        CancelOrder.Map(orders);
        CloseOrder.Map(orders);
    }
}
