using Simulator.Apis;

namespace Simulator.Load;

/// <summary>What became of a load run.</summary>
/// <param name="Seed">With which it can be repeated.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Interrupted">Whether it was ended from outside.</param>
/// <param name="Begun">How many orders were begun.</param>
/// <param name="BegunLate">How many of them late, because too many were under way.</param>
/// <param name="Completed">How many are where their plans lead.</param>
/// <param name="Unfinished">How many were left on the way because the run was ended.</param>
/// <param name="Failed">How many failed or are stuck.</param>
/// <param name="ByStatus">How many orders rest in each status.</param>
/// <param name="Errors">What went wrong, by kind.</param>
/// <param name="CreationToPrice">The times from creation to price.</param>
/// <param name="CreationToClosed">The times from creation to closed.</param>
/// <param name="Answers">How many requests were answered, by service and status.</param>
/// <param name="Requests">How long the services took to answer.</param>
internal sealed record LoadSummary(
    int Seed,
    double Seconds,
    bool Interrupted,
    int Begun,
    int BegunLate,
    int Completed,
    int Unfinished,
    int Failed,
    IReadOnlyDictionary<OrderStatus, int> ByStatus,
    IReadOnlyDictionary<string, LoadError> Errors,
    LatencySummary CreationToPrice,
    LatencySummary CreationToClosed,
    IReadOnlyDictionary<string, long> Answers,
    LatencySummary Requests)
{
    /// <summary>Sums up.</summary>
    internal static LoadSummary Of(int seed, LoadState state, RequestStatistics requests, TimeSpan took, bool interrupted) => new(
        seed, Math.Round(took.TotalSeconds, 1), interrupted,
        state.Begun, state.BegunLate, state.Completed, state.Unfinished, state.Failed, state.ByStatus, state.Errors,
        state.CreationToPrice, state.CreationToClosed, requests.Answers(), LatencySummary.Of(requests.Latencies));
}
