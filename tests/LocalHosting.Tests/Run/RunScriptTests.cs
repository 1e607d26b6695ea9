using System.Diagnostics;
using LocalHosting.Tests.Support;

namespace LocalHosting.Tests.Run;

/// <summary>The command line of ./run, as far as it answers without starting anything.</summary>
public sealed class RunScriptTests
{
    [Fact]
    public async Task Help_lists_every_option()
    {
        var (exitCode, output) = await RunAsync("--help");

        exitCode.ShouldBe(0);
        foreach (var option in (string[])["--engine aspire|local", "--telemetry elastic|embedded", "--fresh", "--smoke", "--load N", "--help"])
            output.ShouldContain(option);
    }

    [Theory]
    [InlineData("Unknown option '--frsh'.", "--frsh")]
    [InlineData("--engine must be aspire or local, but is 'docker'.", "--engine", "docker")]
    [InlineData("--telemetry must be elastic or embedded, but is ''.", "--telemetry")]
    [InlineData("--load must be a number of orders per minute from 1 to 60000, but is '0'.", "--load", "0")]
    [InlineData("--smoke and --load exclude each other.", "--smoke", "--load", "5")]
    public async Task What_is_wrong_is_refused_by_name(string refusal, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);

        exitCode.ShouldBe(2);
        output.ShouldBe($"error: {refusal} Try ./run --help.");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "run")))
            root = root.Parent;
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(root.FullName, "run"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(Deadline.After(20));
        var error = process.StandardError.ReadToEndAsync(Deadline.After(20));
        await process.WaitForExitAsync(Deadline.After(20));
        return (process.ExitCode, (await output + await error).Trim());
    }
}
