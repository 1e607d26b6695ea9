using CostCalculator.Meshes;
using CostCalculator.ModelFiles;
using Messaging.Contracts;

namespace CostCalculator.Printing;

/// <summary>Decides whether a measured model can be printed.</summary>
internal static class Printability
{
    /// <summary>Places a model in the printer.</summary>
    /// <exception cref="ModelRefusedException">It has no triangle, is not watertight, encloses nothing, or does not fit.</exception>
    public static Placement Check(MeshMeasures mesh, BuildVolume space)
    {
        if (mesh.TriangleCount == 0)
            throw ModelRefusedException.Empty("The model has no triangle. Send a model with a closed surface.");
        if (mesh.Surface == SurfaceKind.Open)
        {
            throw new ModelRefusedException(
                CalculationFailure.NotWatertight,
                $"The surface of {mesh.TriangleCount} triangles has a hole: some edge does not belong to two triangles. Close the surface and export it again.");
        }

        if (mesh.Surface == SurfaceKind.InconsistentlyOriented)
        {
            throw new ModelRefusedException(
                CalculationFailure.NotWatertight,
                $"The {mesh.TriangleCount} triangles of the surface do not agree which side is outside: some edge is run through twice in one direction. "
                + "Make the normals consistent and export it again.");
        }

        if (mesh.EnclosesNothing)
            throw ModelRefusedException.Empty($"The surface of {mesh.TriangleCount} triangles encloses no volume: it is flat. Send a solid model.");
        return Placement.Find(mesh.Box, space)
            ?? throw ModelRefusedException.TooLarge(
                $"The model measures {mesh.Box}, the printer builds {space}. Scale it down (coordinates are millimetres) or split it.");
    }
}
