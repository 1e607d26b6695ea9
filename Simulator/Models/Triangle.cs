namespace Simulator.Models;

/// <summary>Three indices into the vertices of a <see cref="Mesh"/>.</summary>
internal readonly record struct Triangle(int A, int B, int C)
{
    /// <summary>Gives the same triangle seen from its other side.</summary>
    internal Triangle Flipped => new(A, C, B);
}
