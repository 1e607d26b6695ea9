namespace Simulator.Models;

/// <summary>Says in full which file to generate: the same plan gives the same bytes.</summary>
/// <param name="Shape">The part.</param>
/// <param name="Triangles">How many triangles it should have; the file has the next lower number that the shape allows.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Defect">What is wrong with it.</param>
/// <param name="Seed">Draws its size and proportions.</param>
internal sealed record ModelPlan(Shape Shape, int Triangles, ModelFormat Format, Defect Defect, int Seed)
{
    /// <summary>The most triangles a model can be asked for.</summary>
    internal const int MostTriangles = 5_000_000;

    /// <summary>Gets a file name that fits the plan.</summary>
    internal string FileName
    {
        get
        {
            var part = $"{Shape}-{Seed}".ToLowerInvariant();
            return Format == ModelFormat.Obj ? $"{part}.obj" : $"{part}.stl";
        }
    }

    /// <summary>Gets the content type under which it is uploaded.</summary>
    internal string ContentType => Format == ModelFormat.Obj ? "model/obj" : "model/stl";

    /// <summary>Tells what makes the plan impossible, or <see langword="null"/> where nothing does.</summary>
    internal string? Fault()
    {
        var least = ShapeCatalogue.LeastTriangles(Shape);
        if (Triangles < least || Triangles > MostTriangles)
            return $"A {Shape.ToString().ToLowerInvariant()} has from {least} to {MostTriangles} triangles, but {Triangles} are asked for.";
        if (Defect == Defect.WrongCount && Format != ModelFormat.Binary)
            return $"Only binary STL states a triangle count that can be wrong; the format asked for is {Format.ToString().ToLowerInvariant()}.";
        return null;
    }
}
