namespace Simulator.Apis;

/// <summary>The services by their resource names, as they stand in messages, options and environment variables.</summary>
internal static class ServiceName
{
    internal const string Shop = "shop";
    internal const string Crm = "crm";
    internal const string Mes = "mes";
    internal const string CostCalculator = "cost-calculator";
    internal const string Observability = "observability";

    /// <summary>Gets all.</summary>
    internal static IReadOnlyList<string> All { get; } = [Shop, Crm, Mes, CostCalculator, Observability];
}
