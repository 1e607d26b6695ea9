namespace Endurance.Running;

/// <summary>A service of the order flow.</summary>
/// <param name="Name">Its resource's name, which is also that of its queue.</param>
/// <param name="Database">Its database's resource.</param>
internal sealed record Service(string Name, string Database)
{
    internal static Service Shop { get; } = new("shop", "shopdb");

    internal static Service Crm { get; } = new("crm", "crmdb");

    internal static Service Mes { get; } = new("mes", "mesdb");

    internal static Service CostCalculator { get; } = new("cost-calculator", "calculatordb");

    /// <summary>Gets all.</summary>
    internal static IReadOnlyList<Service> All { get; } = [Shop, Crm, Mes, CostCalculator];

    /// <summary>Gets the name of one of its instances, counted from 1; the first bears the service's own name.</summary>
    internal string Instance(int number) => number == 1 ? Name : $"{Name}-{number}";
}
