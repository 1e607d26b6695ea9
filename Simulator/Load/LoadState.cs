using Simulator.Apis;

namespace Simulator.Load;

/// <summary>How a load run stands.</summary>
/// <param name="Begun">How many orders were begun.</param>
/// <param name="Completed">How many are where their plans lead.</param>
/// <param name="Unfinished">How many were left on the way when the run was ended.</param>
/// <param name="BegunLate">How many had to wait for their turn because too many were under way: the rate asked for was not reached.</param>
/// <param name="ByStatus">How many have each status.</param>
/// <param name="Errors">What went wrong, by kind.</param>
/// <param name="CreationToPrice">The times from creation to price.</param>
/// <param name="CreationToClosed">The times from creation to closed.</param>
internal sealed record LoadState(
    int Begun,
    int Completed,
    int Unfinished,
    int BegunLate,
    IReadOnlyDictionary<OrderStatus, int> ByStatus,
    IReadOnlyDictionary<string, LoadError> Errors,
    LatencySummary CreationToPrice,
    LatencySummary CreationToClosed)
{
    /// <summary>Gets how many orders failed.</summary>
    internal int Failed => Errors.Values.Sum(error => error.Count);

    /// <summary>Gets how many orders are under way.</summary>
    internal int UnderWay => Begun - Completed - Unfinished - Failed;
}
