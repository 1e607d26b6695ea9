namespace ServiceDefaults.Exchange;

/// <summary>Tells JSON from other content, such as model files, of which nothing is ever logged but the length.</summary>
internal static class JsonContentType
{
    internal static bool Is(string? contentType)
    {
        var mediaType = contentType.AsSpan();
        if (mediaType.IndexOf(';') is var end and >= 0)
            mediaType = mediaType[..end];
        mediaType = mediaType.Trim();
        return mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }
}
