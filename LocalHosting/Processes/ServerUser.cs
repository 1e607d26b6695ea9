using Aspire.Hosting;

namespace LocalHosting.Processes;

/// <summary>The user for servers that refuse to run as root, whatever is asked.</summary>
internal static class ServerUser
{
    private const string DebianUser = "postgres";

    /// <summary>Gives the user to run as, or <see langword="null"/> for the host's own, which is not root.</summary>
    /// <param name="product">The server, for the message where there is no such user.</param>
    internal static string? For(string product)
    {
        if (!LibC.IsRoot)
            return null;
        return File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{DebianUser}:", StringComparison.Ordinal))
            ? DebianUser
            : throw new DistributedApplicationException(
                $"{product} does not run as root, and there is no user '{DebianUser}' to run it as. Create that user, or run as another user than root.");
    }

    /// <summary>Tells whether another user can enter a folder.</summary>
    internal static bool CanEnter(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (!current.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }

        return true;
    }
}
