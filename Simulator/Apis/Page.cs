namespace Simulator.Apis;

/// <summary>One page of a list.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Next">The cursor of the next page, or <see langword="null"/> on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next = null);
