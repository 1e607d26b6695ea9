using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Collector.Decoding;

/// <summary>Derives ids from content, so that every process and every restart comes to the same id without asking the database.</summary>
internal static class ContentId
{
    /// <summary>Gives the id of a list of parts: 64 bits of SHA-256 over each part's own hash, so that moving bytes from one part to the next changes it.</summary>
    public static long Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, ReadOnlySpan<byte> fourth)
    {
        Span<byte> hashes = stackalloc byte[4 * SHA256.HashSizeInBytes];
        SHA256.HashData(first, hashes);
        SHA256.HashData(second, hashes[SHA256.HashSizeInBytes..]);
        SHA256.HashData(third, hashes[(2 * SHA256.HashSizeInBytes)..]);
        SHA256.HashData(fourth, hashes[(3 * SHA256.HashSizeInBytes)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(hashes, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
