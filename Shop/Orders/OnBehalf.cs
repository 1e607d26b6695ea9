using ServiceDefaults.Classification;

namespace Shop.Orders;

/// <summary>Who acts for the customer.</summary>
internal static class OnBehalf
{
    internal const string Rule = "onBehalfBy must be the employee's name, 1 to 100 characters; leave it out where the customer acts.";

    internal static bool IsName(Personal<string>? employee) =>
        employee is null || (employee.Value.Reveal() is { Length: >= 1 and <= 100 } name && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl));
}
