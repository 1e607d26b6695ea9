using System.Text;
using CostCalculator.Meshes;

namespace CostCalculator.ModelFiles;

/// <summary>Reads ASCII STL, one statement a line, of one or more solids.</summary>
/// <remarks>
/// <code>
/// solid name
///   facet normal 0 0 1
///     outer loop
///       vertex 0 0 0
///       vertex 1 0 0
///       vertex 0 1 0
///     endloop
///   endfacet
/// endsolid name
/// </code>
/// Keywords in any case. Names and normals are not used (as in <see cref="BinaryStlReader"/>).
/// </remarks>
internal sealed class AsciiStlReader(ByteWindow window, ModelLimits limits, MeshMeter meter)
{
    private readonly LineReader _lines = new(window, joinsContinued: false);
    private readonly Vertex[] _corners = new Vertex[3];
    private Expected _expected = Expected.Solid;
    private int _cornerCount;

    private enum Expected
    {
        Solid,
        FacetOrEndSolid,
        Loop,
        Vertex,
        EndLoop,
        EndFacet,
    }

    /// <summary>Reads to the end of the file.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        do
        {
            while (_lines.TryTake(out var line))
                Obey(line);
        }
        while (await _lines.FillAsync(cancellationToken));

        // The end of the stream makes what is left a line.
        while (_lines.TryTake(out var line))
            Obey(line);
        if (_expected != Expected.Solid)
        {
            throw ModelRefusedException.Corrupt(
                $"The file breaks off behind line {_lines.Number} in facet {meter.TriangleCount + 1}: {Wanted()} is missing. Upload it whole.");
        }
    }

    private void Obey(ReadOnlySpan<byte> line)
    {
        var rest = line;
        var keyword = TextTokens.Next(ref rest);
        if (keyword.IsEmpty)
            return;
        _expected = _expected switch
        {
            Expected.Vertex when Is(keyword, "vertex"u8) => ReadVertex(line, rest),
            Expected.FacetOrEndSolid when Is(keyword, "facet"u8) => Expected.Loop,
            Expected.FacetOrEndSolid when Is(keyword, "endsolid"u8) => Expected.Solid,
            Expected.Loop when Is(keyword, "outer"u8) && Is(TextTokens.Next(ref rest), "loop"u8) => Expected.Vertex,
            Expected.EndLoop when Is(keyword, "endloop"u8) => Expected.EndFacet,
            Expected.EndFacet when Is(keyword, "endfacet"u8) => EndFacet(),
            Expected.Solid when Is(keyword, "solid"u8) => Expected.FacetOrEndSolid,
            _ => throw Unexpected(line),
        };
    }

    private Expected ReadVertex(ReadOnlySpan<byte> line, ReadOnlySpan<byte> rest)
    {
        if (!CoordinateText.TryRead(ref rest, out var x) || !CoordinateText.TryRead(ref rest, out var y) || !CoordinateText.TryRead(ref rest, out var z)
            || !TextTokens.SkipBlanks(rest).IsEmpty)
        {
            throw Unexpected(line);
        }

        var vertex = new Vertex(x, y, z);
        if (!vertex.IsFinite)
            throw ModelRefusedException.NotFinite($"Line {_lines.Number}", TextTokens.Quote(line));

        _corners[_cornerCount++] = vertex;
        return _cornerCount == 3 ? Expected.EndLoop : Expected.Vertex;
    }

    private Expected EndFacet()
    {
        if (meter.TriangleCount >= limits.MaxTriangles)
            throw limits.TooManyTriangles();
        meter.AddTriangles(_corners);
        _cornerCount = 0;
        return Expected.FacetOrEndSolid;
    }

    private static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> keyword) => Ascii.EqualsIgnoreCase(word, keyword);

    private ModelRefusedException Unexpected(ReadOnlySpan<byte> line) =>
        ModelRefusedException.Corrupt($"Line {_lines.Number} should be {Wanted()}, but is {TextTokens.Quote(line)}. Export the model again.");

    private string Wanted() => _expected switch
    {
        Expected.Solid => "'solid' or the end of the file",
        Expected.FacetOrEndSolid => "'facet normal x y z' or 'endsolid'",
        Expected.Loop => "'outer loop'",
        Expected.Vertex => "'vertex x y z'",
        Expected.EndLoop => "'endloop'",
        _ => "'endfacet'",
    };
}
