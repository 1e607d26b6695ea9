namespace CostCalculator.Tests.Shapes;

/// <summary>Random closed polyhedra: slanted boxes, tetrahedra and bodies of revolution with their corners shaken, anywhere in space; sometimes two in one file.</summary>
internal sealed record Polyhedron(IReadOnlyList<Triangle> Triangles)
{
    /// <inheritdoc/>
    public override string ToString() => Triangles.AsAsciiStl();
}
