namespace ObjectStorage;

/// <summary>A file, open to be read once from its beginning; who got it disposes of the content.</summary>
/// <param name="Content">Its content.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record OpenFile(Stream Content, long Size);
