using System.Numerics;

namespace Simulator.Models.Shapes;

/// <summary>A field of unit cells, each a column from the ground up to its level, with walls where levels differ.</summary>
internal sealed class Relief
{
    private readonly Dictionary<(int X, int Y, int Level), int> _indices = [];
    private readonly List<Triangle> _triangles = [];
    private readonly List<Vector3> _vertices = [];

    private Relief()
    {
    }

    /// <summary>Builds the body. The cells at the border must all have the same level, or the walls there would not meet.</summary>
    internal static Mesh Build(int columns, int rows, Func<int, int, int> levelAt)
    {
        int Level(int x, int y) => x < 0 || y < 0 || x >= columns || y >= rows ? 0 : levelAt(x, y);
        var relief = new Relief();
        for (var x = 0; x < columns; x++)
        {
            for (var y = 0; y < rows; y++)
            {
                var level = Level(x, y);
                relief.AddQuad((x, y, level), (x + 1, y, level), (x + 1, y + 1, level), (x, y + 1, level));
                relief.AddQuad((x, y + 1, 0), (x + 1, y + 1, 0), (x + 1, y, 0), (x, y, 0));

                // Each wall belongs to the higher of the two cells, and looks at the lower.
                relief.AddWall((x, y), (x + 1, y), Level(x, y - 1), level);
                relief.AddWall((x + 1, y), (x + 1, y + 1), Level(x + 1, y), level);
                relief.AddWall((x + 1, y + 1), (x, y + 1), Level(x, y + 1), level);
                relief.AddWall((x, y + 1), (x, y), Level(x - 1, y), level);
            }
        }

        return new Mesh(relief._vertices, relief._triangles);
    }

    private void AddWall((int X, int Y) from, (int X, int Y) to, int low, int high)
    {
        if (low < high)
            AddQuad((from.X, from.Y, low), (to.X, to.Y, low), (to.X, to.Y, high), (from.X, from.Y, high));
    }

    private void AddQuad((int X, int Y, int Level) a, (int X, int Y, int Level) b, (int X, int Y, int Level) c, (int X, int Y, int Level) d)
    {
        _triangles.Add(new Triangle(IndexOf(a), IndexOf(b), IndexOf(c)));
        _triangles.Add(new Triangle(IndexOf(a), IndexOf(c), IndexOf(d)));
    }

    private int IndexOf((int X, int Y, int Level) corner)
    {
        if (_indices.TryGetValue(corner, out var index))
            return index;
        _indices.Add(corner, _vertices.Count);
        _vertices.Add(new Vector3(corner.X, corner.Y, corner.Level));
        return _vertices.Count - 1;
    }
}
