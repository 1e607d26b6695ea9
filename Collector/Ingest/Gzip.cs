using System.Buffers.Binary;
using System.IO.Compression;

namespace Collector.Ingest;

/// <summary>Unpacks gzip (RFC 1952), within the limit of a request.</summary>
internal static class Gzip
{
    /// <summary>Header and trailer: no gzip is shorter.</summary>
    private const int LeastBytes = 18;

    /// <summary>Unpacks <paramref name="packed"/> into <paramref name="plain"/>.</summary>
    public static async Task<BodyFault> UnpackAsync(ReadOnlyMemory<byte> packed, RequestBody plain, CancellationToken cancellationToken)
    {
        if (packed.Length < LeastBytes)
            return BodyFault.Broken;
        try
        {
            await using var gzip = new GZipStream(new ReadOnlyMemoryStream(packed), CompressionMode.Decompress);
            var fault = await plain.FillAsync(gzip, 0, cancellationToken);

            // GZipStream takes an end for the end wherever it comes. The last four bytes say how long the content was, so that one cut short is not taken for whole.
            return fault == BodyFault.None && BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^4..]) != (uint)plain.Bytes.Length ? BodyFault.Broken : fault;
        }
        catch (InvalidDataException)
        {
            return BodyFault.Broken;
        }
    }
}
