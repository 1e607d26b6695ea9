using System.CommandLine;
using System.Text.Json;
using Simulator.Apis;
using Simulator.Models;
using Simulator.Models.Files;

namespace Simulator.CommandLine;

/// <summary><c>Simulator model</c>: writes one generated model file.</summary>
internal static class ModelCommand
{
    private static readonly Setting<Shape> ShapeOption = Setting.Choice("--shape", "What to draw", Shape.Gear);
    private static readonly Setting<int> TrianglesOption = Setting.Whole(
        "--triangles", "At most how many triangles", " triangles", 12, ModelPlan.MostTriangles, 5_000);
    private static readonly Setting<ModelFormat> FormatOption = Setting.Choice("--format", "How to write it: binary or ASCII STL, or OBJ", ModelFormat.Binary);
    private static readonly Setting<Defect> BrokenOption = Setting.Choice("--broken", "What is to be wrong with it", Defect.None);
    private static readonly Option<FileInfo> OutOption = new("--out") { Description = "The file to write", HelpName = "FILE", Required = true };

    /// <summary>Makes the verb.</summary>
    internal static Command Create(Surroundings surroundings)
    {
        var command = new Command("model", "Writes a generated model file, sound or broken; the same options give the same file.")
        {
            ShapeOption, TrianglesOption, FormatOption, BrokenOption, CommonOptions.Seed, OutOption, CommonOptions.Json,
        };
        command.SetAction((options, cancellationToken) => RunAsync(options, surroundings, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult options, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var plan = new ModelPlan(
            ShapeOption.In(options), TrianglesOption.In(options), FormatOption.In(options), BrokenOption.In(options), CommonOptions.Seed.In(options));
        var file = options.GetRequiredValue(OutOption);
        if (plan.Fault() is { } fault)
            return BadUsage.Report(surroundings.Error, [fault], "model");

        Mesh mesh;
        try
        {
            await using var stream = file.Create();
            mesh = await ModelWriter.WriteAsync(plan, stream, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return BadUsage.Report(surroundings.Error, [$"--out: the file {file} cannot be written: {exception.Message}"], "model");
        }

        file.Refresh();
        var (bytes, triangles) = (file.Length, mesh.Triangles.Count);
        var summary = new { file = file.FullName, bytes, shape = plan.Shape, format = plan.Format, defect = plan.Defect, triangles, seed = plan.Seed };
        if (options.GetValue(CommonOptions.Json))
            surroundings.Output.WriteRaw(JsonSerializer.Serialize(summary, SimulatorJson.Options));
        else
            surroundings.Output.WriteRaw($"{file}: {Setting.NameOf(plan.Shape)} of {triangles} triangles, {bytes} bytes, defect {Setting.NameOf(plan.Defect)}.");
        return ExitCode.Ok;
    }
}
