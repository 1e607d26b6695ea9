using System.Runtime.InteropServices;
using CostCalculator.Meshes;

namespace CostCalculator.ModelFiles;

/// <summary>Reads the polygons of a Wavefront OBJ file.</summary>
/// <remarks>
/// Statements: <c>v x y z</c> (what follows, such as a weight or a colour, is not used) and <c>f v v v ...</c>, each corner <c>v</c>, <c>v/vt</c>,
/// <c>v/vt/vn</c> or <c>v//vn</c>, where a negative number counts back from the vertex listed last. A face names vertices listed before it.
/// Other statements do not bear on the surface and are ignored, known or not.
/// </remarks>
internal sealed class ObjReader(ByteWindow window, ModelLimits limits, MeshMeter meter)
{
    private readonly LineReader _lines = new(window, joinsContinued: true);
    private readonly VertexList _vertices = new();
    private readonly List<Vertex> _corners = new(4);
    private bool _hasStatements;

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
        if (_hasStatements && _vertices.Count == 0)
        {
            throw ModelRefusedException.Corrupt(
                $"The file has {_lines.Number} lines of text, but is neither ASCII STL ('solid') nor OBJ ('v x y z'). Send a model as STL or OBJ.");
        }
    }

    private void Obey(ReadOnlySpan<byte> line)
    {
        var rest = line;
        var keyword = TextTokens.Next(ref rest);
        if (keyword.IsEmpty || keyword[0] == '#')
            return;
        if (keyword is [(byte)'v'])
            ReadVertex(line, rest);
        else if (keyword is [(byte)'f'])
            ReadFace(line, rest);
        else if (!IsWord(keyword))
            throw Wrong($"is no OBJ statement: {TextTokens.Quote(line)}. A statement begins with a word, such as 'v' or 'f'.");
        _hasStatements = true;
    }

    private void ReadVertex(ReadOnlySpan<byte> line, ReadOnlySpan<byte> rest)
    {
        if (!CoordinateText.TryRead(ref rest, out var x) || !CoordinateText.TryRead(ref rest, out var y) || !CoordinateText.TryRead(ref rest, out var z))
            throw Wrong($"should be 'v x y z' with three numbers, but is {TextTokens.Quote(line)}. Export the model again.");
        var vertex = new Vertex(x, y, z);
        if (!vertex.IsFinite)
            throw ModelRefusedException.NotFinite($"Line {_lines.Number}", TextTokens.Quote(line));

        if (_vertices.Count >= limits.MaxVertices)
            throw limits.TooManyVertices();
        _vertices.Add(vertex);
    }

    private void ReadFace(ReadOnlySpan<byte> line, ReadOnlySpan<byte> rest)
    {
        _corners.Clear();
        for (var corner = TextTokens.Next(ref rest); !corner.IsEmpty && corner[0] != '#'; corner = TextTokens.Next(ref rest))
        {
            if (!FaceCorner.TryRead(corner, out var number))
                throw Wrong($"has a corner {TextTokens.Quote(corner)}, which should be 'v', 'v/vt', 'v/vt/vn' or 'v//vn' in whole numbers.");
            var index = number > 0 ? number - 1 : _vertices.Count + number;
            if (number == 0 || index < 0 || index >= _vertices.Count)
            {
                throw Wrong(
                    $"names vertex {number}, but {_vertices.Count} are listed before it. Vertices count from 1, or from -1 backwards; export the model again.");
            }

            _corners.Add(_vertices[index]);
        }

        AddFace(line);
    }

    private void AddFace(ReadOnlySpan<byte> line)
    {
        if (_corners.Count < 3)
            throw Wrong($"should be a face of at least 3 corners, but has {_corners.Count}: {TextTokens.Quote(line)}. Export the model again.");
        if (meter.TriangleCount + _corners.Count - 2 > limits.MaxTriangles)
            throw limits.TooManyTriangles();
        var corners = CollectionsMarshal.AsSpan(_corners);
        if (corners.Length == 3)
            meter.AddTriangles(corners);
        else
            meter.AddPolygon(corners);
    }

    private ModelRefusedException Wrong(string fault) => ModelRefusedException.Corrupt($"Line {_lines.Number} {fault}");

    private static bool IsWord(ReadOnlySpan<byte> keyword)
    {
        if (!char.IsAsciiLetter((char)keyword[0]))
            return false;
        foreach (var character in keyword)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && character is not ((byte)'_' or (byte)'-' or (byte)'.'))
                return false;
        }

        return true;
    }
}
