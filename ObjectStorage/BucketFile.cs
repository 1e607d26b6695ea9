namespace ObjectStorage;

/// <summary>A file in a list.</summary>
/// <param name="Name">Its name, without the bucket's prefix.</param>
/// <param name="StoredAt">When it was stored, in UTC, where the service tells.</param>
public sealed record BucketFile(string Name, DateTime? StoredAt);
