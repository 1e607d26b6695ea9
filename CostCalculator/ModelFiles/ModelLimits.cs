namespace CostCalculator.ModelFiles;

/// <summary>How much of a file is read before it is refused.</summary>
/// <param name="MaxTriangles">The most triangles a model may have.</param>
/// <param name="MaxBytes">The most bytes a file may have.</param>
internal sealed record ModelLimits(long MaxTriangles, long MaxBytes)
{
    /// <summary>Gets the most vertices an OBJ file may list: as many as its triangles have corners. At 12 bytes each this bounds the memory.</summary>
    public long MaxVertices => MaxTriangles * 3;

    public ModelRefusedException TooManyTriangles() =>
        ModelRefusedException.TooLarge($"The model has more than {MaxTriangles} triangles, which is the most that is accepted. Export it with a coarser tolerance.");

    public ModelRefusedException TooManyVertices() =>
        ModelRefusedException.TooLarge($"The model has more than {MaxVertices} vertices, which is the most that is accepted. Export it with a coarser tolerance.");

    public ModelRefusedException TooManyBytes() =>
        ModelRefusedException.TooLarge(
            $"The file has more than {MaxBytes} bytes, which is the most that is accepted. Export it as binary STL or with a coarser tolerance.");
}
