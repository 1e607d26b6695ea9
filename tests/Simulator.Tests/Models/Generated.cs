using Simulator.Models;
using Simulator.Models.Files;

namespace Simulator.Tests.Models;

/// <summary>Generates files for tests.</summary>
internal static class Generated
{
    public static async Task<byte[]> File(ModelPlan plan)
    {
        using var stream = new MemoryStream();
        await ModelWriter.WriteAsync(plan, stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public static async Task<CheckedModel> Model(Shape shape, int triangles, ModelFormat format = ModelFormat.Binary, int seed = 7) =>
        CheckedModel.Read(await File(new ModelPlan(shape, triangles, format, Defect.None, seed)), format);
}
