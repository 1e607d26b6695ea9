using Microsoft.Extensions.Options;

namespace Observability.Archiving.Retention;

/// <summary>Checks what data annotations do not reach: the settings of single systems.</summary>
internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var faults = options.Systems
            .Where(system => system.Value.Days is < 1 or > 3_650)
            .Select(system => $"Observability:Retention:Systems:{system.Key}:Days must be from 1 to 3650, but is {system.Value.Days}.")
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
