using System.Globalization;
using System.Numerics;

namespace Simulator.Models.Shapes;

/// <summary>A plate with a raised serial number: a field of cells of two heights, each dot of a digit n by n cells.</summary>
internal static class PlateShape
{
    /// <summary>The fewest triangles: enough for any single digit.</summary>
    internal const int Least = 250;

    private const int PlateLevel = 1;
    private const int RaisedLevel = 2;

    /// <summary>Builds it.</summary>
    internal static Mesh Build(int triangles, Random random)
    {
        // A plate of three digits has fewer than 800 triangles when each dot is one cell.
        var serial = random.Next(100, 1000).ToString(CultureInfo.InvariantCulture);
        if (triangles < 800)
            serial = serial[..1];
        var cellsPerDot = 1;
        while (Count(serial, cellsPerDot + 1) <= triangles)
            cellsPerDot++;
        var heights = new Vector3(1f / cellsPerDot, 1f / cellsPerDot, 0.5f + random.NextSingle());
        return Relief.Build(Columns(serial) * cellsPerDot, Rows * cellsPerDot, (x, y) => LevelAt(serial, x / cellsPerDot, y / cellsPerDot))
            .Map(vertex => vertex * heights);
    }

    private static int Rows => Digits.Height + 2;

    private static int Columns(string serial) => (serial.Length * (Digits.Width + 1)) + 1;

    private static int LevelAt(string serial, int x, int y)
    {
        // A margin of one dot all around, and between the digits.
        var (position, column) = Math.DivRem(x - 1, Digits.Width + 1);
        var inDigit = x >= 1 && y >= 1 && y <= Digits.Height && column < Digits.Width && position < serial.Length;
        return inDigit && Digits.HasDot(serial[position] - '0', column, y - 1) ? RaisedLevel : PlateLevel;
    }

    private static long Count(string serial, int cellsPerDot)
    {
        var steps = 0;
        for (var x = 0; x < Columns(serial); x++)
        {
            for (var y = 0; y < Rows; y++)
            {
                var level = LevelAt(serial, x, y);
                steps += (level == LevelAt(serial, x + 1, y) ? 0 : 1) + (level == LevelAt(serial, x, y + 1) ? 0 : 1);
            }
        }

        var border = 2 * (Columns(serial) + Rows);
        return (4L * Columns(serial) * Rows * cellsPerDot * cellsPerDot) + (2L * (border + steps) * cellsPerDot);
    }
}
