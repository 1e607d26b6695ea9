using Simulator.Orders;

namespace Simulator.Personas;

/// <summary>Makes the keys by which a creation that is sent again is known: the same within a run, another in the next run with the same seed.</summary>
internal static class IdempotencyKeys
{
    /// <summary>Gives the key of something that belongs to an order.</summary>
    internal static string For(string runId, OrderPlan plan, string what) => $"{runId}-order-{plan.Index}-{what}";

    /// <summary>Gives the key of a person's registration.</summary>
    internal static string ForPerson(string runId, string kind, int number) => $"{runId}-{kind}-{number}";
}
