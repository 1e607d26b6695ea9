using Simulator.Apis;
using Simulator.Orders;
using Simulator.Personas;

namespace Simulator.Load;

/// <summary>What became of a load run. Its JSON is described in docs/simulator.md and held to by a test.</summary>
/// <param name="Seed">With which it can be repeated.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Interrupted">Whether it was ended from outside.</param>
/// <param name="Due">How many orders were due, <paramref name="Begun"/> or <paramref name="NotSent"/>.</param>
/// <param name="Begun">How many orders were begun.</param>
/// <param name="BegunLate">How many of them more than a second late, because too many were under way.</param>
/// <param name="NotSent">How many were due, but not begun because there was no place for them in time.</param>
/// <param name="Completed">How many are where their plans lead.</param>
/// <param name="Unfinished">How many were left on the way because the run was ended.</param>
/// <param name="Failed">How many failed or are stuck.</param>
/// <param name="ByStatus">How many orders rest in each status.</param>
/// <param name="ByPersona">How many orders each kind of customer has begun.</param>
/// <param name="ByFault">How many of the orders begun each fault befell.</param>
/// <param name="Errors">What went wrong, by kind.</param>
/// <param name="Lateness">How much later than due orders were begun.</param>
/// <param name="Outcomes">The times from when an order was due to its end, by the status in which it rests, or <c>Failed</c>.</param>
/// <param name="Steps">How long each step took, until its effect was seen.</param>
/// <param name="CreationToPrice">The times from creation to price.</param>
/// <param name="CreationToClosed">The times from creation to closed.</param>
/// <param name="Answers">How many requests were answered, by service and status.</param>
/// <param name="Requests">How long the services took to answer.</param>
internal sealed record LoadSummary(
    int Seed,
    double Seconds,
    bool Interrupted,
    int Due,
    int Begun,
    int BegunLate,
    int NotSent,
    int Completed,
    int Unfinished,
    int Failed,
    IReadOnlyDictionary<OrderStatus, int> ByStatus,
    IReadOnlyDictionary<Persona, int> ByPersona,
    IReadOnlyDictionary<string, int> ByFault,
    IReadOnlyDictionary<string, LoadError> Errors,
    LatencySummary Lateness,
    IReadOnlyDictionary<string, LatencySummary> Outcomes,
    IReadOnlyDictionary<OrderStep, LatencySummary> Steps,
    LatencySummary CreationToPrice,
    LatencySummary CreationToClosed,
    IReadOnlyDictionary<string, long> Answers,
    LatencySummary Requests)
{
    /// <summary>Sums up.</summary>
    internal static LoadSummary Of(int seed, LoadState state, RequestStatistics requests, TimeSpan took, bool interrupted) => new(
        seed, Math.Round(took.TotalSeconds, 1), interrupted,
        state.Begun + state.NotSent, state.Begun, state.BegunLate, state.NotSent, state.Completed, state.Unfinished, state.Failed,
        state.ByStatus, state.ByPersona, state.ByFault, state.Errors,
        state.Lateness, state.Outcomes, state.Steps, state.CreationToPrice, state.CreationToClosed,
        requests.Answers(), LatencySummary.Of(requests.Latencies));
}
