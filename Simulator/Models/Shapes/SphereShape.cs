using System.Numerics;

namespace Simulator.Models.Shapes;

/// <summary>A ball of 2n slices and n stacks: 4n(n - 1) triangles.</summary>
internal static class SphereShape
{
    /// <summary>The fewest triangles: six slices of three stacks.</summary>
    internal const int Least = 24;

    /// <summary>Builds it.</summary>
    internal static Mesh Build(int triangles)
    {
        var stacks = Math.Max(3, (int)Math.Floor((1 + Math.Sqrt(1 + triangles)) / 2));
        var slices = 2 * stacks;
        var vertices = new List<Vector3> { -Vector3.UnitZ };
        for (var stack = 1; stack < stacks; stack++)
        {
            var (sine, cosine) = Math.SinCos(Math.PI * stack / stacks);
            for (var slice = 0; slice < slices; slice++)
                vertices.Add(new Vector3(Circle.Point(slice, slices) * (float)sine, (float)-cosine));
        }

        var top = vertices.Count;
        vertices.Add(Vector3.UnitZ);

        int At(int stack, int slice) => 1 + ((stack - 1) * slices) + (slice % slices);
        var surface = new List<Triangle>();
        for (var slice = 0; slice < slices; slice++)
        {
            surface.Add(new Triangle(0, At(1, slice + 1), At(1, slice)));
            for (var stack = 1; stack < stacks - 1; stack++)
            {
                surface.Add(new Triangle(At(stack, slice), At(stack, slice + 1), At(stack + 1, slice + 1)));
                surface.Add(new Triangle(At(stack, slice), At(stack + 1, slice + 1), At(stack + 1, slice)));
            }

            surface.Add(new Triangle(top, At(stacks - 1, slice), At(stacks - 1, slice + 1)));
        }

        return new Mesh(vertices, surface);
    }
}
