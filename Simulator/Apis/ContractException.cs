namespace Simulator.Apis;

/// <summary>A service answered with something that its contract does not allow.</summary>
internal sealed class ContractException(string service, string request, string fault, Exception? inner = null)
    : SystemFailureException($"{service} broke its contract", $"{service} answered {request} against its contract: {fault}", inner);
