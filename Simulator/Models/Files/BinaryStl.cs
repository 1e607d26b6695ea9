using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Numerics;
using System.Text;

namespace Simulator.Models.Files;

/// <summary>Writes binary STL.</summary>
/// <remarks>
/// 80 bytes of header (must not begin with "solid", by which readers tell ASCII), the count as unsigned 32 bits, then for each triangle normal and three
/// corners as 12 floats and two bytes of attributes, all little-endian (https://www.loc.gov/preservation/digital/formats/fdd/fdd000505.shtml).
/// </remarks>
internal static class BinaryStl
{
    private const int HeaderSize = 80;
    private const int TriangleSize = 50;
    private const int PartOfTriangle = 17;
    private const int TrianglesPerFlush = 1_024;

    /// <summary>Writes the mesh.</summary>
    internal static async Task WriteAsync(Mesh mesh, string name, Damage damage, PipeWriter writer, CancellationToken cancellationToken)
    {
        WriteHeader(name, damage.ClaimedCount, writer);
        var whole = damage.WholeOf(mesh);
        for (var first = 0; first < whole; first += TrianglesPerFlush)
        {
            WriteTriangles(mesh, first, Math.Min(first + TrianglesPerFlush, whole), writer);
            await writer.FlushAsync(cancellationToken);
        }

        if (damage.BreakOffAfter is not null)
            writer.Write(new byte[PartOfTriangle]);
        await writer.FlushAsync(cancellationToken);
    }

    private static void WriteHeader(string name, int count, PipeWriter writer)
    {
        var header = writer.GetSpan(HeaderSize + sizeof(uint));
        header[..HeaderSize].Clear();
        Encoding.ASCII.GetBytes($"Binary STL {name}", header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[HeaderSize..], (uint)count);
        writer.Advance(HeaderSize + sizeof(uint));
    }

    private static void WriteTriangles(Mesh mesh, int first, int end, PipeWriter writer)
    {
        for (var i = first; i < end; i++)
        {
            var triangle = mesh.Triangles[i];
            var record = writer.GetSpan(TriangleSize);
            WriteVector(mesh.NormalOf(triangle), record);
            WriteVector(mesh.Vertices[triangle.A], record[12..]);
            WriteVector(mesh.Vertices[triangle.B], record[24..]);
            WriteVector(mesh.Vertices[triangle.C], record[36..]);
            record[48..TriangleSize].Clear();
            writer.Advance(TriangleSize);
        }
    }

    private static void WriteVector(Vector3 vector, Span<byte> target)
    {
        BinaryPrimitives.WriteSingleLittleEndian(target, vector.X);
        BinaryPrimitives.WriteSingleLittleEndian(target[4..], vector.Y);
        BinaryPrimitives.WriteSingleLittleEndian(target[8..], vector.Z);
    }
}
