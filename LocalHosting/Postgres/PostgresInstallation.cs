using Aspire.Hosting;
using LocalHosting.Processes;

namespace LocalHosting.Postgres;

/// <summary>Finds the PostgreSQL programs, and the user that may run them.</summary>
/// <param name="Folder">The folder with <c>postgres</c> and <c>initdb</c>.</param>
/// <param name="User">The user to run as, or <see langword="null"/> for the host's own.</param>
internal sealed record PostgresInstallation(string Folder, string? User)
{
    private const string DebianFolder = "/usr/lib/postgresql";

    internal string Postgres => Path.Combine(Folder, "postgres");

    internal string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>Gives the major version, as it stands in the file PG_VERSION of its clusters.</summary>
    internal async Task<string> MajorVersionAsync(CancellationToken cancellationToken)
    {
        // "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"
        var words = (await Command.RunAsync(Postgres, ["--version"], cancellationToken)).Split(' ');
        return words.FirstOrDefault(word => char.IsAsciiDigit(word[0]), "of an unknown version").Split('.')[0].Trim();
    }

    internal static PostgresInstallation Find()
    {
        // Debian keeps each major version apart and out of PATH.
        var versions = Directory.Exists(DebianFolder)
            ? new DirectoryInfo(DebianFolder).EnumerateDirectories().Where(folder => int.TryParse(folder.Name, out _)).OrderByDescending(folder => int.Parse(folder.Name))
            : Enumerable.Empty<DirectoryInfo>();
        var initDb = versions.Select(folder => Path.Combine(folder.FullName, "bin", "initdb")).FirstOrDefault(File.Exists) ?? Programs.Find("initdb")
            ?? throw new DistributedApplicationException("PostgreSQL is missing. Run ./run, which installs it, or install the Debian package postgresql.");
        return new PostgresInstallation(Path.GetDirectoryName(initDb)!, ServerUser.For("PostgreSQL"));
    }
}
