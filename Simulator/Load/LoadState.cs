using Simulator.Apis;
using Simulator.Orders;
using Simulator.Personas;

namespace Simulator.Load;

/// <summary>How a load run stands.</summary>
/// <param name="Begun">How many orders were begun.</param>
/// <param name="Completed">How many are where their plans lead.</param>
/// <param name="Unfinished">How many were left on the way when the run was ended.</param>
/// <param name="BegunLate">How many had to wait for their turn because too many were under way: the rate asked for was not reached.</param>
/// <param name="NotSent">How many were due, but not begun because there was no place for them in time.</param>
internal sealed record LoadState(int Begun, int Completed, int Unfinished, int BegunLate, int NotSent)
{
    /// <summary>Gets how many orders have each status.</summary>
    internal required IReadOnlyDictionary<OrderStatus, int> ByStatus { get; init; }

    /// <summary>Gets how many orders each kind of customer has begun.</summary>
    internal required IReadOnlyDictionary<Persona, int> ByPersona { get; init; }

    /// <summary>Gets how many of the orders begun each fault befalls.</summary>
    internal required IReadOnlyDictionary<string, int> ByFault { get; init; }

    /// <summary>Gets what went wrong, by kind.</summary>
    internal required IReadOnlyDictionary<string, LoadError> Errors { get; init; }

    /// <summary>Gets the times from creation to price.</summary>
    internal required LatencySummary CreationToPrice { get; init; }

    /// <summary>Gets the times from creation to closed.</summary>
    internal required LatencySummary CreationToClosed { get; init; }

    /// <summary>Gets how much later than due orders were begun.</summary>
    internal required LatencySummary Lateness { get; init; }

    /// <summary>Gets how long each step took, until its effect was seen.</summary>
    internal required IReadOnlyDictionary<OrderStep, LatencySummary> Steps { get; init; }

    /// <summary>Gets the times from when an order was due to its end, by the status in which it rests, or <c>Failed</c>.</summary>
    internal required IReadOnlyDictionary<string, LatencySummary> Outcomes { get; init; }

    /// <summary>Gets how many orders failed.</summary>
    internal int Failed => Errors.Values.Sum(error => error.Count);

    /// <summary>Gets how many orders are under way.</summary>
    internal int UnderWay => Begun - Completed - Unfinished - Failed;
}
