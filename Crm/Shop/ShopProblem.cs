using ServiceDefaults.Http;

namespace Crm.Shop;

/// <summary>Why the shop refuses, as it says itself (RFC 9457).</summary>
/// <param name="Type">The stable type, such as <c>urn:problem:order-in-wrong-state</c>.</param>
/// <param name="Title">What kind of problem it is.</param>
/// <param name="Detail">What is wrong this time.</param>
/// <param name="Errors">Every fault by the member that has it.</param>
internal sealed record ShopProblem(string? Type, string? Title, string? Detail, IReadOnlyDictionary<string, string[]>? Errors)
{
    private static readonly string Prefix = Problem.TypeOf(string.Empty);

    /// <summary>Gives the same refusal to CRM's caller, who sees the rule that was broken and not that another system holds it.</summary>
    internal Problem ToProblem(int status, TimeSpan? retryAfter) => new(
        status,
        Type?.StartsWith(Prefix, StringComparison.Ordinal) == true ? Type[Prefix.Length..] : "shop-refused",
        Title ?? "The shop refuses this.",
        Detail ?? $"The shop answered {status} and did not say why.")
    {
        Errors = Errors,
        RetryAfter = retryAfter,
    };
}
