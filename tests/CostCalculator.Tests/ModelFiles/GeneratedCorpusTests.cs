extern alias simulator;
using CostCalculator.Meshes;
using Messaging.Contracts;
using simulator::Simulator.Models;
using simulator::Simulator.Models.Files;
using WrittenFormat = simulator::Simulator.Models.ModelFormat;

namespace CostCalculator.Tests.ModelFiles;

/// <summary>Every shape, format and defect that the simulator can generate, held against admesh, or against what must be said of it.</summary>
public sealed class GeneratedCorpusTests
{
    private const int Triangles = 3_000;

    // admesh sums in single precision.
    private const double Accuracy = 2e-4;

    public static TheoryData<string, string> Models
    {
        get
        {
            var models = new TheoryData<string, string>();
            foreach (var shape in Enum.GetNames<Shape>())
            {
                foreach (var defect in Enum.GetNames<Defect>())
                    models.Add(shape, defect);
            }

            return models;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Every_format_of_a_generated_model_is_measured_as_admesh_does_or_refused_with_its_reason(string shape, string defect)
    {
        foreach (var format in Enum.GetValues<WrittenFormat>())
        {
            var plan = new ModelPlan(Enum.Parse<Shape>(shape), Triangles, format, Enum.Parse<Defect>(defect), Seed: 11);
            if (plan.Fault() is null)
                await CheckAsync(plan);
        }
    }

    private static async Task CheckAsync(ModelPlan plan)
    {
        var file = await WriteAsync(plan);
        switch (plan.Defect)
        {
            case Defect.None or Defect.TooLarge:
                Assert.SkipUnless(Admesh.IsInstalled, Admesh.Missing);
                var model = await file.MeasuredAsync();
                var whole = await Admesh.InspectAsync(await AsAdmeshReadsItAsync(plan, file));
                model.Measures.Surface.ShouldBe(SurfaceKind.Watertight, plan.ToString());
                whole.DisconnectedFacets.ShouldBe(0, plan.ToString());
                model.Measures.VolumeMm3.ShouldBe(whole.Volume, whole.Volume * Accuracy, plan.ToString());
                break;
            case Defect.Open:
                Assert.SkipUnless(Admesh.IsInstalled, Admesh.Missing);
                (await file.MeasuredAsync()).Measures.Surface.ShouldBe(SurfaceKind.Open, plan.ToString());
                (await Admesh.InspectAsync(await AsAdmeshReadsItAsync(plan, file))).DisconnectedFacets.ShouldBeGreaterThan(0, plan.ToString());
                break;
            case Defect.NoBytes:
                (await file.RefusedAsync()).Reason.ShouldBe(CalculationFailure.Empty, plan.ToString());
                break;
            case Defect.Empty:
                (await file.MeasuredAsync()).Measures.TriangleCount.ShouldBe(0, plan.ToString());
                break;
            default:
                (await file.RefusedAsync()).Reason.ShouldBe(CalculationFailure.CorruptFile, plan.ToString());
                break;
        }
    }

    // admesh reads STL alone; the same plan as binary STL has the same triangles.
    private static async Task<byte[]> AsAdmeshReadsItAsync(ModelPlan plan, byte[] file) =>
        plan.Format == WrittenFormat.Obj ? await WriteAsync(plan with { Format = WrittenFormat.Binary }) : file;

    private static async Task<byte[]> WriteAsync(ModelPlan plan)
    {
        using var file = new MemoryStream();
        await ModelWriter.WriteAsync(plan, file, TestContext.Current.CancellationToken);
        return file.ToArray();
    }
}
