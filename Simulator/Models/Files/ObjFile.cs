using System.IO.Pipelines;

namespace Simulator.Models.Files;

/// <summary>Writes Wavefront OBJ: <c>v x y z</c> for each vertex, then <c>f a b c</c> for each triangle, counted from 1.</summary>
internal static class ObjFile
{
    private const int LinesPerFlush = 1_024;

    /// <summary>Writes the mesh.</summary>
    internal static async Task WriteAsync(Mesh mesh, string name, Damage damage, PipeWriter writer, CancellationToken cancellationToken)
    {
        writer.WriteText($"o {name}\n");
        for (var i = 0; i < mesh.Vertices.Count; i++)
        {
            writer.WriteText("v");
            writer.WriteCoordinates(mesh.Vertices[i]);
            writer.WriteText("\n");
            if (i % LinesPerFlush == 0)
                await writer.FlushAsync(cancellationToken);
        }

        var whole = damage.WholeOf(mesh);
        for (var i = 0; i < whole; i++)
        {
            WriteFace(mesh.Triangles[i], writer);
            if (i % LinesPerFlush == 0)
                await writer.FlushAsync(cancellationToken);
        }

        if (damage.BreakOffAfter is not null)
            writer.WriteText("f 1 ");
        await writer.FlushAsync(cancellationToken);
    }

    private static void WriteFace(Triangle triangle, PipeWriter writer)
    {
        writer.WriteText("f ");
        writer.WriteNumber(triangle.A + 1);
        writer.WriteText(" ");
        writer.WriteNumber(triangle.B + 1);
        writer.WriteText(" ");
        writer.WriteNumber(triangle.C + 1);
        writer.WriteText("\n");
    }
}
