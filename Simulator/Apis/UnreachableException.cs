namespace Simulator.Apis;

/// <summary>A service could not be reached, or did not answer in time.</summary>
internal sealed class UnreachableException(string service, Uri address, string cause, Exception? inner = null)
    : SystemFailureException($"{service} unreachable", $"{service} at {address} is not reachable: {cause}", inner);
