namespace Crm.Customers;

internal static class CustomerRoutes
{
    internal static void MapCustomers(this IEndpointRouteBuilder app)
    {
        var customers = app.MapGroup("/customers").WithTags("Customers");
        RegisterCustomer.Map(customers);
        ListCustomers.Map(customers);
        GetCustomer.Map(customers);
        ChangeCustomer.Map(customers);
    }
}
