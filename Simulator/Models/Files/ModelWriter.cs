using System.IO.Pipelines;

namespace Simulator.Models.Files;

/// <summary>Generates a model file and writes it as it goes; nothing but the mesh is held in memory.</summary>
internal static class ModelWriter
{
    private const float TooLargeMillimetres = 5_000;

    /// <summary>Writes the file that a plan describes.</summary>
    /// <exception cref="ArgumentException">The plan is impossible, see <see cref="ModelPlan.Fault"/>.</exception>
    internal static async Task<Mesh> WriteAsync(ModelPlan plan, Stream stream, CancellationToken cancellationToken)
    {
        if (plan.Fault() is { } fault)
            throw new ArgumentException(fault, nameof(plan));
        var random = new Random(plan.Seed);
        var mesh = Damage(ShapeCatalogue.Build(plan.Shape, plan.Triangles, random), plan.Defect);
        var damage = new Damage(
            BreakOffAfter: plan.Defect == Defect.Truncated ? mesh.Triangles.Count / 2 : null,
            ClaimedCount: plan.Defect == Defect.WrongCount ? mesh.Triangles.Count + 1 + random.Next(1_000) : mesh.Triangles.Count);

        var writer = PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: 64 * 1024, leaveOpen: true));
        if (plan.Defect == Defect.NotAModel)
            await WriteLetterAsync(writer, random, cancellationToken);
        else if (plan.Defect != Defect.NoBytes)
            await WriteAsync(plan, mesh, damage, writer, cancellationToken);
        await writer.CompleteAsync();
        return mesh;
    }

    private static Task WriteAsync(ModelPlan plan, Mesh mesh, Damage damage, PipeWriter writer, CancellationToken cancellationToken) => plan.Format switch
    {
        ModelFormat.Binary => BinaryStl.WriteAsync(mesh, plan.FileName, damage, writer, cancellationToken),
        ModelFormat.Ascii => AsciiStl.WriteAsync(mesh, plan.FileName, damage, writer, cancellationToken),
        ModelFormat.Obj => ObjFile.WriteAsync(mesh, plan.FileName, damage, writer, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Format, "This format has no writer."),
    };

    private static Mesh Damage(Mesh mesh, Defect defect) => defect switch
    {
        Defect.Empty => mesh with { Triangles = [] },
        Defect.Open => mesh with { Triangles = [.. mesh.Triangles.Skip(1 + (mesh.Triangles.Count / 20))] },
        Defect.NotANumber => mesh with { Vertices = [mesh.Vertices[0] with { Y = float.NaN }, .. mesh.Vertices.Skip(1)] },
        Defect.TooLarge => mesh.Fit(TooLargeMillimetres),
        _ => mesh,
    };

    // What people upload by mistake: a letter, here of seeded words.
    private static async Task WriteLetterAsync(PipeWriter writer, Random random, CancellationToken cancellationToken)
    {
        string[] words = ["please", "find", "the", "drawing", "of", "our", "new", "part", "attached", "as", "agreed", "on", "Monday"];
        for (var line = 0; line < 40; line++)
        {
            writer.WriteText(string.Join(' ', Enumerable.Range(0, 12).Select(_ => words[random.Next(words.Length)])));
            writer.WriteText(".\n");
        }

        await writer.FlushAsync(cancellationToken);
    }
}
