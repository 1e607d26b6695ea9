using Simulator.Apis;

namespace Simulator.Orders;

/// <summary>The services answered without an error, but an order went where it should not.</summary>
internal sealed class UnexpectedOutcomeException(string kind, string message) : SystemFailureException(kind, message);
