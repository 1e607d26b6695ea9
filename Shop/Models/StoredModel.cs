namespace Shop.Models;

/// <summary>A stored file, open to be read; who got it disposes of the content.</summary>
/// <param name="Content">Its content.</param>
/// <param name="Size">Its size in bytes.</param>
internal sealed record StoredModel(Stream Content, long Size);
