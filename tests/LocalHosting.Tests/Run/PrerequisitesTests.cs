using System.Diagnostics;
using LocalHosting.Processes;
using LocalHosting.Tests.Support;

namespace LocalHosting.Tests.Run;

/// <summary>What ./run and ./test say when a package is missing and nobody may install it.</summary>
public sealed class PrerequisitesTests : IDisposable
{
    private readonly TemporaryFolder _programs = new();

    public void Dispose() => _programs.Dispose();

    [Fact]
    public async Task Without_sudo_the_message_says_what_to_install_by_hand()
    {
        var (exitCode, output) = await InstallAsUserAsync("no-such-program");

        exitCode.ShouldBe(1);
        output.ShouldBe("error: Missing: no-such-program. There is no sudo, so install them as root: apt-get install no-such-program");
    }

    [Fact]
    public async Task With_a_sudo_that_refuses_the_message_says_so()
    {
        Program("sudo", "exit 1");

        var (exitCode, output) = await InstallAsUserAsync("no-such-program");

        exitCode.ShouldBe(1);
        output.ShouldBe("error: Missing: no-such-program. sudo is refused, so install them as root: apt-get install no-such-program");
    }

    [Fact]
    public async Task What_is_there_is_not_asked_for() => (await InstallAsUserAsync("apt-get")).ShouldBe((0, ""));

    /// <summary>Runs install_packages as a user who is not root, with a PATH that has apt-get and what the test put there.</summary>
    private async Task<(int ExitCode, string Output)> InstallAsUserAsync(string package)
    {
        Program("apt-get", "exit 1");
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "run")))
            root = root.Parent;

        // Copied: the user may not be able to enter the checkout.
        var script = Path.Combine(_programs.Path, "prerequisites.sh");
        File.Copy(Path.Combine(root.FullName, "eng", "prerequisites.sh"), script, overwrite: true);
        File.SetUnixFileMode(script, File.GetUnixFileMode(script) | UnixFileMode.OtherRead);
        string[] command = ["/bin/bash", "-c", $"source {script}; install_packages {package}"];
        string[] words = LibC.IsRoot ? [ManagedProcess.Require("setpriv", "util-linux"), "--reuid=65534", "--regid=65534", "--clear-groups", "--", .. command] : command;
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = "/" };
        start.Environment["PATH"] = _programs.Path;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(Deadline.After(20));
        var error = process.StandardError.ReadToEndAsync(Deadline.After(20));
        await process.WaitForExitAsync(Deadline.After(20));
        return (process.ExitCode, (await output + await error).Trim());
    }

    private void Program(string name, string script)
    {
        var path = Path.Combine(_programs.Path, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.UserWrite);
    }
}
