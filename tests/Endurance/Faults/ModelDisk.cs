using System.Diagnostics;

namespace Endurance.Faults;

/// <summary>A small real file system for the model folder, where the user may mount one.</summary>
internal static class ModelDisk
{
    private const string FillerFile = "filler";
    private const string Size = "size=48m,mode=755";

    /// <summary>Mounts it; tells whether that was allowed.</summary>
    internal static bool Mount(string folder) => Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", Size, "tmpfs", folder);

    /// <summary>Tells whether a folder is such a file system.</summary>
    internal static bool IsMounted(string folder) =>
        File.ReadLines("/proc/self/mounts").Any(line => line.Split(' ') is [_, var at, "tmpfs", ..] && at == folder);

    /// <summary>Takes it away, with what is in it.</summary>
    internal static void Unmount(string folder)
    {
        if (IsMounted(folder))
            Run("umount", "--lazy", folder);
    }

    /// <summary>Fills it to the last byte.</summary>
    internal static void Fill(string folder)
    {
        var chunk = new byte[64 * 1024];
        using var file = new FileStream(Path.Combine(folder, FillerFile), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var length = chunk.Length; length > 0;)
        {
            try
            {
                file.Write(chunk, 0, length);
            }
            catch (IOException)
            {
                // No room for so much; try with less, until there is none for a single byte.
                length /= 2;
            }
        }
    }

    /// <summary>Makes room again.</summary>
    internal static void MakeRoom(string folder) => File.Delete(Path.Combine(folder, FillerFile));

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        process!.WaitForExit();
        return process.ExitCode == 0;
    }
}
