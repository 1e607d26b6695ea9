using CostCalculator.Meshes;

namespace CostCalculator.Tests.Shapes;

/// <summary>A triangle; seen from outside its corners run anticlockwise.</summary>
internal readonly record struct Triangle(Vertex A, Vertex B, Vertex C)
{
    public Triangle Reversed => new(A, C, B);

    public Triangle MovedBy(float x, float y, float z) => new(Move(A, x, y, z), Move(B, x, y, z), Move(C, x, y, z));

    private static Vertex Move(Vertex vertex, float x, float y, float z) => new(vertex.X + x, vertex.Y + y, vertex.Z + z);
}
