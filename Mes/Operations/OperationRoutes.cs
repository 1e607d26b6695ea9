namespace Mes.Operations;

internal static class OperationRoutes
{
    internal static void MapOperations(this IEndpointRouteBuilder app)
    {
        var operations = app.MapGroup("/orders/{orderId}/operations/{kind}").WithTags("Operations");
        StartOperation.Map(operations);
        CompleteOperation.Map(operations);
        FailOperation.Map(operations);
    }
}
