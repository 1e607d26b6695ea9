using System.Text.Json;
using Simulator.Models;
using Simulator.Tests.Models;

namespace Simulator.Tests.CommandLine;

public sealed class ModelCommandTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.stl");

    [Fact]
    public async Task A_model_is_written_as_asked()
    {
        var run = await CommandRun.Of("model", "--shape", "torus", "--triangles", "1000", "--format", "ascii", "--seed", "7", "--out", _file);

        run.ExitCode.ShouldBe(0, run.Error);
        var model = CheckedModel.Read(await File.ReadAllBytesAsync(_file, TestContext.Current.CancellationToken), ModelFormat.Ascii);
        model.IsWatertight.ShouldBeTrue();
        run.Output.ShouldBe($"{_file}: torus of 900 triangles, {new FileInfo(_file).Length} bytes, defect none.\n");
    }

    [Fact]
    public async Task The_result_can_be_had_as_JSON()
    {
        var run = await CommandRun.Of("model", "--shape", "box", "--triangles", "12", "--broken", "wrong-count", "--out", _file, "--json");

        using var result = JsonDocument.Parse(run.Output);
        result.RootElement.GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(_file).Length);
        result.RootElement.GetProperty("defect").GetString().ShouldBe("WrongCount");
    }

    public void Dispose() => File.Delete(_file);
}
