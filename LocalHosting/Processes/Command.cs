using System.Diagnostics;
using Aspire.Hosting;

namespace LocalHosting.Processes;

/// <summary>Runs a short program to its end.</summary>
internal static class Command
{
    /// <summary>Runs it and gives its output.</summary>
    /// <exception cref="DistributedApplicationException">It failed; the message has its output.</exception>
    internal static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken, string? user = null)
    {
        string[] words = user is null
            ? [program, .. arguments]
            : ["setpriv", $"--reuid={user}", $"--regid={user}", "--init-groups", "--", program, .. arguments];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new DistributedApplicationException($"{string.Join(' ', words)} failed with exit code {process.ExitCode}: {await error}{await output}".Trim());
    }
}
