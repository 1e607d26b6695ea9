using System.IO.Compression;

namespace Collector.Tests.Ingest;

internal static class GzipBytes
{
    public static byte[] Compress(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return stream.ToArray();
    }
}
