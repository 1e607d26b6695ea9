using Microsoft.Extensions.Options;

namespace ServiceDefaults;

/// <summary>Reports the faults found while the service was put together, together with those of all other options.</summary>
internal sealed class StartupFaultsValidator : IValidateOptions<StartupFaults>
{
    public ValidateOptionsResult Validate(string? name, StartupFaults options) =>
        options.All.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.All);
}
