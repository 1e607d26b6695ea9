namespace Mes.Orders;

internal static class OrderRoutes
{
    internal static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup(string.Empty).WithTags("Orders");
        GetQueue.Map(orders);
        GetOrder.Map(orders);
        ShipOrder.Map(orders);
    }
}
