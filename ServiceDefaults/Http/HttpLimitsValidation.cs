using Microsoft.Extensions.Options;

namespace ServiceDefaults.Http;

internal sealed class HttpLimitsValidation : IValidateOptions<HttpLimits>
{
    public ValidateOptionsResult Validate(string? name, HttpLimits options)
    {
        var faults = new List<string>();
        if (options.Burst < options.RequestsPerSecond)
            faults.Add($"Http:Burst must be at least Http:RequestsPerSecond ({options.RequestsPerSecond}), but is {options.Burst}.");
        if (options.CustomerBurst < options.CustomerRequestsPerSecond)
            faults.Add($"Http:CustomerBurst must be at least Http:CustomerRequestsPerSecond ({options.CustomerRequestsPerSecond}), but is {options.CustomerBurst}.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
