using System.Text;
using CostCalculator.Meshes;
using CostCalculator.ModelFiles;

namespace CostCalculator.Tests.ModelFiles;

/// <summary>Streams that answer at once keep a reader on the test's thread, so that what other tests allocate meanwhile does not count.</summary>
public sealed class MemoryTests
{
    [Fact]
    public async Task Five_million_triangles_of_binary_stl_take_no_memory_that_grows_with_them()
    {
        using var file = new EndlessBoxes(boxes: 5_000_000 / 12);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var model = await ModelReader.ReadAsync(file, file.Length, Reading.Limits, TestContext.Current.CancellationToken);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        model.Measures.TriangleCount.ShouldBe(4_999_992);
        model.Measures.Surface.ShouldBe(SurfaceKind.Watertight);
        model.Measures.VolumeMm3.ShouldBe(6.0 * 416_666, 1e-3);
        allocated.ShouldBeLessThan(4_000_000);
    }

    [Fact]
    public async Task An_obj_file_takes_the_memory_of_its_vertices_alone()
    {
        const int vertices = 100_000;
        var text = new StringBuilder();
        for (var i = 0; i < vertices; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"v {i} {i % 7} {i % 11}\n");
        for (var i = 1; i <= vertices - 2; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"f {i} {i + 1} {i + 2}\n");
        using var file = new MemoryStream(Encoding.ASCII.GetBytes(text.ToString()));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var model = await ModelReader.ReadAsync(file, file.Length, Reading.Limits, TestContext.Current.CancellationToken);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        model.Measures.TriangleCount.ShouldBe(vertices - 2);
        allocated.ShouldBeLessThan(vertices * 13L + 500_000);
    }
}
