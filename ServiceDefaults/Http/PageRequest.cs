namespace ServiceDefaults.Http;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Limit">How many items at most.</param>
/// <param name="After">The position of the last item that the caller has, or <see langword="null"/> at the start.</param>
public sealed record PageRequest(int Limit, Cursor? After)
{
    /// <summary>The most items that one part has.</summary>
    public const int MaxLimit = 200;

    /// <summary>How many items a part has where nothing is said.</summary>
    public const int DefaultLimit = 50;

    /// <summary>Gets how many items to query: one more than wanted tells whether there is a next part.</summary>
    public int Fetch => Limit + 1;

    /// <summary>Makes the part from the items queried.</summary>
    /// <param name="fetched">Up to <see cref="Fetch"/> items after <see cref="After"/>.</param>
    /// <param name="position">Gives an item's position in the list.</param>
    /// <param name="answer">Gives what the caller sees of an item.</param>
    public Page<TAnswer> ToPage<TItem, TAnswer>(IReadOnlyList<TItem> fetched, Func<TItem, Cursor> position, Func<TItem, TAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(position);
        var items = fetched.Take(Limit).ToList();
        var next = fetched.Count > Limit ? position(items[^1]).ToString() : null;
        return new Page<TAnswer>([.. items.Select(answer)], next);
    }
}
