using System.IO.Pipelines;

namespace Simulator.Models.Files;

/// <summary>Writes ASCII STL.</summary>
/// <remarks>
/// <c>solid name</c>, then for each triangle <c>facet normal x y z / outer loop / vertex x y z (three times) / endloop / endfacet</c>, then
/// <c>endsolid name</c> (https://www.loc.gov/preservation/digital/formats/fdd/fdd000506.shtml).
/// </remarks>
internal static class AsciiStl
{
    private const int TrianglesPerFlush = 256;

    /// <summary>Writes the mesh.</summary>
    internal static async Task WriteAsync(Mesh mesh, string name, Damage damage, PipeWriter writer, CancellationToken cancellationToken)
    {
        writer.WriteText($"solid {name}\n");
        var whole = damage.WholeOf(mesh);
        for (var i = 0; i < whole; i++)
        {
            WriteFacet(mesh, mesh.Triangles[i], writer);
            if (i % TrianglesPerFlush == 0)
                await writer.FlushAsync(cancellationToken);
        }

        writer.WriteText(damage.BreakOffAfter is null ? $"endsolid {name}\n" : "facet normal 0 0 1\nouter loop\nvertex 1.0 2.");
        await writer.FlushAsync(cancellationToken);
    }

    private static void WriteFacet(Mesh mesh, Triangle triangle, PipeWriter writer)
    {
        writer.WriteText("facet normal");
        writer.WriteCoordinates(mesh.NormalOf(triangle));
        writer.WriteText("\n outer loop\n  vertex");
        writer.WriteCoordinates(mesh.Vertices[triangle.A]);
        writer.WriteText("\n  vertex");
        writer.WriteCoordinates(mesh.Vertices[triangle.B]);
        writer.WriteText("\n  vertex");
        writer.WriteCoordinates(mesh.Vertices[triangle.C]);
        writer.WriteText("\n endloop\nendfacet\n");
    }
}
