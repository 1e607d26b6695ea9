namespace Mes.Operators;

internal static class OperatorRoutes
{
    internal static void MapOperators(this IEndpointRouteBuilder app)
    {
        var operators = app.MapGroup("/operators").WithTags("Operators");
        RegisterOperator.Map(operators);
        ListOperators.Map(operators);
        GetOperator.Map(operators);
    }
}
