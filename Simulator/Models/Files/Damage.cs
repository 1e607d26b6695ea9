namespace Simulator.Models.Files;

/// <summary>What a writer is to get wrong.</summary>
/// <param name="BreakOffAfter">After how many triangles the file ends, in the midst of the next; <see langword="null"/> for a whole file.</param>
/// <param name="ClaimedCount">The number of triangles that the header states, where the format has one.</param>
internal sealed record Damage(int? BreakOffAfter, int ClaimedCount)
{
    /// <summary>Gets the number of triangles to write whole.</summary>
    internal int WholeOf(Mesh mesh) => BreakOffAfter ?? mesh.Triangles.Count;
}
