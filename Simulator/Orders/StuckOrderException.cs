using Simulator.Apis;

namespace Simulator.Orders;

/// <summary>An order did not move on within the time it has.</summary>
internal sealed class StuckOrderException(string orderId, string waitingFor, TimeSpan limit)
    : SystemFailureException("stuck", $"{orderId} is stuck: {waitingFor} did not happen within {limit.TotalSeconds:0.#} s.");
