using Simulator.CommandLine;

namespace Simulator.Tests.CommandLine;

/// <summary>A run of the program within the tests: what it wrote and how it ended.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandRun> Of(params string[] arguments) => Of(arguments, new Dictionary<string, string>(), TestContext.Current.CancellationToken);

    public static Task<CommandRun> Of(string[] arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken) =>
        Of(arguments, environment, TimeProvider.System, cancellationToken);

    public static Task<CommandRun> Of(string[] arguments, TimeProvider time) => Of(arguments, new Dictionary<string, string>(), time, TestContext.Current.CancellationToken);

    private static async Task<CommandRun> Of(string[] arguments, IReadOnlyDictionary<string, string> environment, TimeProvider time, CancellationToken cancellationToken)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var surroundings = new Surroundings(
            Surroundings.ConsoleOver(output, redirected: true),
            Surroundings.ConsoleOver(error, redirected: true),
            environment.GetValueOrDefault,
            time);
        var exitCode = await SimulatorCommand.RunAsync(arguments, surroundings, cancellationToken);
        return new CommandRun(exitCode, Lines(output), Lines(error));
    }

    private static string Lines(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n");
}
