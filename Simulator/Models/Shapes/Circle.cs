using System.Numerics;

namespace Simulator.Models.Shapes;

/// <summary>Points on the unit circle.</summary>
internal static class Circle
{
    /// <summary>Gives point <paramref name="i"/> of <paramref name="count"/>, anticlockwise from the x axis turned by <paramref name="turn"/> (in whole turns).</summary>
    internal static Vector2 Point(int i, int count, double turn = 0)
    {
        var (sine, cosine) = Math.SinCos(Math.Tau * ((i / (double)count) + turn));
        return new Vector2((float)cosine, (float)sine);
    }
}
