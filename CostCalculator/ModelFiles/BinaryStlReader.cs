using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CostCalculator.Meshes;

namespace CostCalculator.ModelFiles;

/// <summary>
/// Reads binary STL: a header of 80 bytes, the number of facets (32 bits), then for each facet its normal and three corners (12 singles) and 2 bytes of
/// attributes, little-endian.
/// </summary>
/// <remarks>
/// The normals are not used: which side of a facet is outside follows from the order of its corners, and many programs write zero or nonsense.
/// Nothing is allocated for what the header claims.
/// </remarks>
internal sealed class BinaryStlReader(ByteWindow window, ModelLimits limits, MeshMeter meter)
{
    private const int HeaderBytes = 84;
    private const int FacetBytes = 50;
    private const int BatchSize = 256;

    private readonly Vertex[] _corners = new Vertex[BatchSize * 3];
    private uint _announced;

    /// <summary>Reads to the end of the file.</summary>
    /// <param name="length">The file's length in bytes, where it is known before reading.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task ReadAsync(long? length, CancellationToken cancellationToken)
    {
        await ReadHeaderAsync(length, cancellationToken);
        while (meter.TriangleCount < _announced)
        {
            if (!await window.HoldsAsync(FacetBytes, cancellationToken))
                throw BreaksOff();
            MeasureFacets();
        }

        if (await window.HoldsAsync(1, cancellationToken))
        {
            throw ModelRefusedException.Corrupt(
                $"The file goes on behind its last facet, at byte {window.Position}: {Announcement}. Export the model again.");
        }
    }

    private long ExpectedBytes => HeaderBytes + (long)_announced * FacetBytes;

    private string Announcement => $"its header announces {_announced} facets, which makes {ExpectedBytes} bytes";

    private async Task ReadHeaderAsync(long? length, CancellationToken cancellationToken)
    {
        if (!await window.HoldsAsync(HeaderBytes, cancellationToken))
        {
            throw ModelRefusedException.Corrupt(
                $"The file has {window.Unread.Length} bytes and is not text. A binary STL has a header of {HeaderBytes} bytes; send STL or OBJ.");
        }

        _announced = BinaryPrimitives.ReadUInt32LittleEndian(window.Unread[(HeaderBytes - 4)..]);
        if (length is { } known && known != ExpectedBytes)
        {
            throw ModelRefusedException.Corrupt(
                $"The file has {known} bytes, but {Announcement}. It is not a binary STL, or was cut; export the model again.");
        }

        if (length is not null && _announced > limits.MaxTriangles)
            throw limits.TooManyTriangles();
        window.Consume(HeaderBytes);
    }

    private void MeasureFacets()
    {
        var facets = (int)Math.Min(Math.Min(window.Unread.Length / FacetBytes, _announced - meter.TriangleCount), BatchSize);
        if (meter.TriangleCount + facets > limits.MaxTriangles)
            throw limits.TooManyTriangles();
        var corners = _corners.AsSpan(0, facets * 3);
        ReadCorners(window.Unread[..(facets * FacetBytes)], corners);
        meter.AddTriangles(corners);
        if (!meter.IsFinite)
            throw NotFinite(corners);
        window.Consume(facets * FacetBytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadCorners(ReadOnlySpan<byte> facets, Span<Vertex> corners)
    {
        var i = 0;
        foreach (ref readonly var facet in MemoryMarshal.Cast<byte, Facet>(facets))
        {
            corners[i] = facet.A;
            corners[i + 1] = facet.B;
            corners[i + 2] = facet.C;
            i += 3;
        }

        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<Vertex, int>(corners), MemoryMarshal.Cast<Vertex, int>(corners));
    }

    private ModelRefusedException NotFinite(ReadOnlySpan<Vertex> corners)
    {
        var facet = 0;
        while (corners[facet * 3].IsFinite && corners[facet * 3 + 1].IsFinite && corners[facet * 3 + 2].IsFinite)
            facet++;
        return ModelRefusedException.NotFinite(
            $"Facet {meter.TriangleCount - corners.Length / 3 + facet + 1}, at byte {window.Position + facet * FacetBytes},");
    }

    private ModelRefusedException BreaksOff() => ModelRefusedException.Corrupt(
        $"The file breaks off at byte {window.Position + window.Unread.Length} in facet {meter.TriangleCount + 1}: {Announcement}. Upload it whole.");
}
