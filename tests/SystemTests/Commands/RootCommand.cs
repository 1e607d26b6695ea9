using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SystemTests.Commands;

/// <summary>Runs the commands of the repository's root against the system of the tests, found as a user's is: by its data folder.</summary>
internal static class RootCommand
{
    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Aspire.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    /// <summary>Gives the output of a command that has to succeed.</summary>
    internal static async Task<string> RootCommandAsync(this WholeSystem system, string command, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository(), command), arguments)
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DataFolder"] = system.Application.Services.GetRequiredService<IConfiguration>()["DataFolder"] },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        process.ExitCode.ShouldBe(0, await output + await error);
        return await output;
    }
}
