namespace ServiceDefaults.Http;

/// <summary>A part of a list.</summary>
/// <param name="Items">Its items, in the order of the list.</param>
/// <param name="Next">The cursor of the next part, or <see langword="null"/> at the end of the list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
