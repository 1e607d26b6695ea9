using Microsoft.Extensions.Options;

namespace ServiceDefaults.Http;

/// <summary>Counts the uploads under way, and the bytes that they have or may have.</summary>
internal sealed class UploadGate(IOptions<HttpLimits> limits)
{
    private readonly Lock _lock = new();
    private readonly int _mostUploads = limits.Value.MaxUploads;
    private readonly long _mostBytes = limits.Value.MaxUploadBytes;
    private int _uploads; // Guarded by _lock.
    private long _bytes; // Guarded by _lock.

    /// <summary>Lets an upload in.</summary>
    /// <param name="length">How many bytes it says it has; without that, it counts as an even share of all.</param>
    /// <returns>How many bytes it counts for, to be given back when it has ended; <see langword="null"/> where there is no room.</returns>
    internal long? TryEnter(long? length)
    {
        // What is larger than everything would never be let in; it is let in alone, and the endpoint's own limit decides.
        var bytes = Math.Clamp(length ?? _mostBytes / _mostUploads, 0, _mostBytes);
        lock (_lock)
        {
            if (_uploads >= _mostUploads || _bytes + bytes > _mostBytes)
                return null;
            _uploads++;
            _bytes += bytes;
            return bytes;
        }
    }

    internal void Leave(long bytes)
    {
        lock (_lock)
        {
            _uploads--;
            _bytes -= bytes;
        }
    }
}
