using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServiceDefaults.Classification;

/// <summary>The keyed hash (HMAC-SHA-256, RFC 2104) that stands for a classified value wherever that value might be written down.</summary>
/// <remarks>
/// The key is process-wide because <see cref="object.ToString"/> has no other way to reach it, and every way by which a value
/// reaches a log ends there. Until <see cref="UseKey"/> is called a random key is used: hashes are then safe, but differ between processes.
/// </remarks>
public static class ClassifiedHash
{
    private const int KeptBytes = 8;
    private const int MaxOnStack = 512;

    // Written by UseKey at start-up, read by every thread that writes a log event; a reference is replaced atomically.
    private static byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Sets the key that all services of one system share, so that one value has one hash everywhere.</summary>
    /// <param name="key">At least 16 bytes.</param>
    /// <exception cref="ArgumentException">The key is shorter than 16 bytes.</exception>
    public static void UseKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < 16)
            throw new ArgumentException($"The key of the classified hash has {key.Length} bytes; give it at least 16.", nameof(key));
        Volatile.Write(ref _key, key.ToArray());
    }

    /// <summary>Computes the text that replaces <paramref name="value"/>, such as <c>personal:3f9a0c5b7d21e684</c>.</summary>
    public static string Redact<T>(DataClass dataClass, T value)
    {
        // 12.5 and 12.50 are one price.
        var plain = value is decimal amount ? amount.ToString("0.############################", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        var size = Encoding.UTF8.GetMaxByteCount(plain.Length);
        var bytes = size <= MaxOnStack ? stackalloc byte[MaxOnStack] : new byte[size];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Volatile.Read(ref _key), bytes[..Encoding.UTF8.GetBytes(plain, bytes)], hash);
        Span<char> hex = stackalloc char[2 * KeptBytes];
        Convert.TryToHexStringLower(hash[..KeptBytes], hex, out _);
        return string.Concat(dataClass == DataClass.Personal ? "personal:" : "financial:", hex);
    }
}
