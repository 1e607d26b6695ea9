namespace Endurance.Soak;

/// <summary>The slope of a line through points: the median of the slopes between all pairs of points, which up to 29 % of outliers do not move (Theil 1950, Sen 1968).</summary>
internal static class TheilSen
{
    /// <summary>Gives the slope, or zero where no two points differ in x.</summary>
    internal static double Slope(IReadOnlyList<(double X, double Y)> points)
    {
        var slopes = new List<double>(points.Count * (points.Count - 1) / 2);
        for (var first = 0; first < points.Count; first++)
        {
            for (var second = first + 1; second < points.Count; second++)
            {
                if (points[second].X != points[first].X)
                    slopes.Add((points[second].Y - points[first].Y) / (points[second].X - points[first].X));
            }
        }

        slopes.Sort();
        return slopes.Count == 0 ? 0 : (slopes[(slopes.Count - 1) / 2] + slopes[slopes.Count / 2]) / 2;
    }
}
