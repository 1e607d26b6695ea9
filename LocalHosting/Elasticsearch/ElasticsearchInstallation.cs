using LocalHosting.Backends;

namespace LocalHosting.Elasticsearch;

/// <summary>An unpacked Elasticsearch.</summary>
/// <param name="Home">Its folder.</param>
internal sealed record ElasticsearchInstallation(string Home)
{
    // Of Elastic's own Debian package.
    private const string PackageFolder = "/usr/share/elasticsearch";

    private const string FolderName = "elasticsearch";

    internal string Server => ServerIn(Home);

    /// <summary>Gets the folder of the settings that come with it.</summary>
    internal string Settings => Path.Combine(Home, "config") is var own && Directory.Exists(own) ? own : "/etc/elasticsearch";

    /// <summary>Gets the Java runtime that comes with it, in a full distribution.</summary>
    internal string? OwnJava => Path.Combine(Home, "jdk") is var jdk && Directory.Exists(jdk) ? jdk : null;

    internal static string WhereItIsNot => $"Elasticsearch is {BackendsFolder.WhereItIsNot(FolderName, PackageFolder)}";

    internal static ElasticsearchInstallation? Find()
    {
        string?[] homes = [BackendsFolder.Path is { } folder ? Path.Combine(folder, FolderName) : null, PackageFolder];
        return homes.FirstOrDefault(home => home is not null && File.Exists(ServerIn(home))) is { } found ? new ElasticsearchInstallation(found) : null;
    }

    private static string ServerIn(string home) => Path.Combine(home, "bin", "elasticsearch");
}
