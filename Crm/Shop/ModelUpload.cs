using System.Net.Http.Headers;

namespace Crm.Shop;

/// <summary>A model file on its way to the shop.</summary>
/// <param name="Body">The file, as it comes in; it can be read once.</param>
/// <param name="ContentType">The media type that the sender gave it, if they gave one.</param>
/// <param name="Length">Its size in bytes, where the sender announced it.</param>
/// <param name="FileName">Its name, where the sender gave one.</param>
internal sealed record ModelUpload(Stream Body, MediaTypeHeaderValue? ContentType, long? Length, string? FileName);
