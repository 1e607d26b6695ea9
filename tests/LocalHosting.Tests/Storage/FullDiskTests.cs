using LocalHosting.Processes;
using LocalHosting.Tests.Support;

namespace LocalHosting.Tests.Storage;

/// <summary>A data folder on a disk without room, made of a small file system in memory.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        Mount("umount", _folder.Path);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_disk_that_is_full_before_the_start_ends_the_run_with_the_file_that_cannot_be_written()
    {
        MountOrSkip("size=16k,nr_inodes=8");
        Fill();

        await using var host = HostProcess.Start(_folder.Path, "postgres");

        (await host.ExitAsync(seconds: 30)).ShouldBe(1);
        host.Output.ShouldMatch($"Cannot (write|create the folder) {_folder.Path}/.*No space left on device.*Make room");
    }

    [Fact]
    public async Task A_disk_that_is_full_during_the_start_ends_the_run_with_what_the_server_says_of_it()
    {
        MountOrSkip("size=8m");

        await using var host = HostProcess.Start(_folder.Path, "postgres");

        (await host.ExitAsync(seconds: 60)).ShouldBe(1);
        host.Output.ShouldContain("No space left on device");
    }

    private void Fill()
    {
        try
        {
            File.WriteAllBytes(Path.Combine(_folder.Path, "filler"), new byte[64 * 1024]);
        }
        catch (IOException)
        {
            // As it was meant: not a byte more fits.
        }
    }

    private void MountOrSkip(string options)
    {
        Assert.SkipUnless(LibC.IsRoot, "Only root can mount a small file system.");
        Assert.SkipUnless(Mount("mount", "-t", "tmpfs", "-o", $"{options},mode=0711", "tmpfs", _folder.Path), "Mounting is not allowed here.");
    }

    private static bool Mount(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
