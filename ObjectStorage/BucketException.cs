namespace ObjectStorage;

/// <summary>A bucket does not do what was asked of it.</summary>
/// <param name="isFull">Whether it has no room left; else it cannot be reached, or does not allow it.</param>
/// <param name="fault">What the client says.</param>
public sealed class BucketException(bool isFull, Exception fault) : Exception(fault?.Message, fault)
{
    /// <summary>Gets a value indicating whether the bucket has no room left; else it cannot be reached, or does not allow what was asked.</summary>
    public bool IsFull { get; } = isFull;
}
