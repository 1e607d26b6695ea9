namespace Simulator.Apis;

/// <summary>What a service says when it refuses (RFC 9457).</summary>
/// <param name="Type">The stable kind, such as <c>urn:problem:order-not-found</c>.</param>
/// <param name="Title">The kind for people.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
/// <param name="TraceId">Where to look.</param>
/// <param name="Errors">The faults by field.</param>
internal sealed record Problem(
    string? Type = null, string? Title = null, string? Detail = null, string? TraceId = null, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var fields = Errors?.SelectMany(field => field.Value.Select(fault => $"{field.Key}: {fault}")) ?? [];
        var trace = TraceId is null ? null : $"(trace {TraceId})";
        return string.Join(' ', new[] { Detail ?? Title ?? Type, string.Join(' ', fields), trace }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
