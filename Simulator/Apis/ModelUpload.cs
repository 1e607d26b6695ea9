namespace Simulator.Apis;

/// <summary>A file to upload.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Open">Makes the body, anew for each attempt.</param>
internal sealed record ModelUpload(string FileName, Func<HttpContent> Open);
