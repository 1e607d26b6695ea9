using System.Collections;

namespace ElasticSetup.Tests;

/// <summary>What one run of the set-up said.</summary>
internal sealed record SetupOutput(int ExitCode, string Output, string Error)
{
    internal static async Task<SetupOutput> RunAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken, string? folder = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await SetupRun.RunAsync(
            environment.GetValueOrDefault, (IDictionary)environment.ToDictionary(), folder ?? AppContext.BaseDirectory, output, error, TimeProvider.System, cancellationToken);
        return new SetupOutput(exitCode, output.ToString(), error.ToString());
    }
}
