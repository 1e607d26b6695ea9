namespace Simulator.Models.Shapes;

/// <summary>Digits of three by five dots. No two dots touch at a corner only, for that would be an edge of four triangles.</summary>
internal static class Digits
{
    /// <summary>The width of a digit in dots.</summary>
    internal const int Width = 3;

    /// <summary>The height of a digit in dots.</summary>
    internal const int Height = 5;

    private static readonly string[] Rows =
    [
        "111 010 111 111 101 111 111 111 111 111",
        "101 110 001 001 101 100 100 001 101 101",
        "101 010 111 111 111 111 111 001 111 111",
        "101 010 100 001 001 001 101 001 101 001",
        "111 111 111 111 001 111 111 001 111 111",
    ];

    /// <summary>Tells whether a digit has a dot; <paramref name="y"/> counts upwards.</summary>
    internal static bool HasDot(int digit, int x, int y) => Rows[Height - 1 - y][(digit * (Width + 1)) + x] == '1';
}
