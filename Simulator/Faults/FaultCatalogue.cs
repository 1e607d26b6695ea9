using System.Globalization;
using Simulator.Models;

namespace Simulator.Faults;

/// <summary>Every fault with its usual grade.</summary>
internal static class FaultCatalogue
{
    /// <summary>Gets all, in the order in which people are shown them.</summary>
    internal static IReadOnlyList<FaultDefinition> All { get; } =
    [
        new(Fault.BrokenModels, 0.1),
        new(Fault.Abandoned, 0.05),
        new(Fault.Rejected, 0.05),
        new(Fault.Cancellations, 0.05),
        new(Fault.DuplicateClicks, 0.1),
        new(Fault.PhoneOrders, 0.2),
        new(Fault.OnBehalf, 0.1),
        new(Fault.Complaints, 0.05),
        new(Fault.Tickets, 0.05),
        new(Fault.SlowCalculations, 0.02, new("triangles", 250, ModelPlan.MostTriangles, 500_000)),
        new(Fault.FailingPrinter, 0.05, new("failures in a row", 1, 10, 1)),
        new(Fault.RejectedParts, 0.02, new("rejections in a row", 1, 10, 1)),
        new(Fault.SlowOperators, 0.1, new("seconds an operation", 1, 600, 2)),
        new(Fault.AbandonedUploads, 0.05, new("cuts in a row", 1, 10, 1)),
        new(Fault.WrongClients, 0.05),
        new(Fault.Bursts, 0.05, new("times the rate", 2, 1_000, 100)),
    ];

    /// <summary>Gets every name, for a message that says what would be right.</summary>
    internal static string Names { get; } = string.Join(", ", All.Select(fault => fault.Name));

    /// <summary>Gets all with their usual grades, as <c>--faults</c> takes them.</summary>
    internal static string Usual { get; } = string.Join(", ", All.Select(fault => string.Create(
        CultureInfo.InvariantCulture,
        $"{fault.Name}={fault.UsualShare}{(fault.Strength is { } strength ? $"/{strength.Usual} ({strength.Unit})" : "")}")));

    /// <summary>Finds a fault by its name on the command line.</summary>
    internal static FaultDefinition? Find(string name) => All.FirstOrDefault(fault => fault.Name == name);
}
