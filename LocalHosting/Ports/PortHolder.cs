using System.Globalization;

namespace LocalHosting.Ports;

/// <summary>Says which program listens on a port, as far as the kernel tells this user.</summary>
internal static class PortHolder
{
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Gives the process and its name, or <see langword="null"/> where it belongs to another user, or nothing listens.</summary>
    internal static string? Find(int port)
    {
        var sockets = Tables.Where(File.Exists).SelectMany(File.ReadLines).Select(line => ListenerOn(port, line)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (sockets.Count == 0)
            return null;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            if (Holds(folder, sockets))
                return $"process {Path.GetFileName(folder)} ({NameOf(folder)})";
        }

        return null;
    }

    // "  0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0 0 12345 …": address and port in hexadecimal, state 0A is listening, then the inode.
    private static string? ListenerOn(int port, string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 9 && fields[3] == "0A" && fields[1].EndsWith(port.ToString("X4", CultureInfo.InvariantCulture).Insert(0, ":"), StringComparison.Ordinal)
            ? $"socket:[{fields[9]}]"
            : null;
    }

    private static bool Holds(string processFolder, HashSet<string> sockets)
    {
        try
        {
            return new DirectoryInfo(Path.Combine(processFolder, "fd")).EnumerateFileSystemInfos().Any(file => file.LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user's, or gone meanwhile.
            return false;
        }
    }

    private static string NameOf(string processFolder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(processFolder, "comm")).Trim();
        }
        catch (IOException)
        {
            return "gone meanwhile";
        }
    }
}
