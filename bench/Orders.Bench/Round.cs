namespace Orders.Bench;

/// <summary>One start of the system.</summary>
/// <param name="Telemetry">Whether it was on.</param>
/// <param name="OrdersPerSecond">Orders closed a second.</param>
/// <param name="Parts">Processor time while the orders were taken, and the peak of memory until then, by part.</param>
internal sealed record Round(bool Telemetry, double OrdersPerSecond, IReadOnlyDictionary<string, Usage> Parts)
{
    internal static async Task<Round> RunAsync(bool telemetry, int orders)
    {
        await using var system = await WholeSystem.StartAsync(telemetry);
        // Code is slow until the runtime has compiled anew what runs often, which takes some two hundred orders.
        await Customers.OrderAsync(system, orders, seed: 1, telemetry);
        var before = system.Look();
        var perSecond = await Customers.OrderAsync(system, orders, seed: 2, telemetry);
        var after = system.Look();
        return new Round(telemetry, perSecond, after.ToDictionary(part => part.Key, part => part.Value with { CpuSeconds = part.Value.CpuSeconds - before[part.Key].CpuSeconds }));
    }
}
