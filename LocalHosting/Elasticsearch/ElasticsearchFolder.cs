using LocalHosting.Processes;

namespace LocalHosting.Elasticsearch;

/// <summary>The folder of one Elasticsearch: settings, which are written at each start, and data.</summary>
internal sealed class ElasticsearchFolder(string home, ElasticsearchInstallation installation)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    internal string Settings => Path.Combine(home, "config");

    internal string Temporary => Path.Combine(home, "tmp");

    /// <param name="port">Where it listens, on loopback alone.</param>
    /// <param name="transportPort">Where nodes would find each other; one node must listen there, too.</param>
    /// <param name="users">Who may sign in.</param>
    /// <param name="roles">The file with the roles, or <see langword="null"/> for those alone that Elasticsearch brings along.</param>
    /// <param name="user">The user it runs as, or <see langword="null"/> for the host's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task WriteAsync(int port, int transportPort, IReadOnlyCollection<FileUser> users, string? roles, string? user, CancellationToken cancellationToken)
    {
        foreach (var folder in (ReadOnlySpan<string>)[home, Settings, Path.Combine(Settings, "jvm.options.d"), Temporary, Path.Combine(home, "data"), Path.Combine(home, "logs")])
            Directory.CreateDirectory(folder);
        // The settings hold the passwords' hashes.
        File.SetUnixFileMode(Settings, OwnerOnly);
        File.Copy(Path.Combine(installation.Settings, "jvm.options"), Path.Combine(Settings, "jvm.options"), overwrite: true);
        await WriteAsync("jvm.options.d/local.options", JavaOptions, cancellationToken);
        await WriteAsync("elasticsearch.yml", ServerSettings(port, transportPort), cancellationToken);
        await WriteAsync("log4j2.properties", LogSettings, cancellationToken);
        await WriteAsync("users", users.Select(one => one.ToUsersLine()), cancellationToken);
        await WriteAsync("users_roles", users.Select(one => one.ToRolesLine()), cancellationToken);
        if (roles is not null)
            File.Copy(roles, Path.Combine(Settings, "roles.yml"), overwrite: true);
        if (user is not null)
            await Command.RunAsync("chown", ["-R", $"{user}:", home], cancellationToken);
    }

    private static readonly string[] JavaOptions =
    [
        "-Xms512m",
        "-Xmx512m",
        // The whole heap need not be taken at once on a developer's machine.
        "-XX:-AlwaysPreTouch",
        "-Xlog:disable",
        "-Xlog:all=warning:stderr:utctime,level,tags",
    ];

    // The host keeps the output; files of its own beside it would be the same again.
    private static readonly string[] LogSettings =
    [
        "status = error",
        "appender.console.type = Console",
        "appender.console.name = console",
        "appender.console.layout.type = PatternLayout",
        "appender.console.layout.pattern = [%-5p][%c{1.}] %m%consoleException%n",
        "rootLogger.level = info",
        "rootLogger.appenderRef.console.ref = console",
    ];

    private string[] ServerSettings(int port, int transportPort) =>
    [
        "cluster.name: local",
        "node.name: elasticsearch",
        "discovery.type: single-node",
        "network.host: 127.0.0.1",
        $"http.port: {port}",
        $"transport.port: {transportPort}",
        $"path.data: {Path.Combine(home, "data")}",
        $"path.logs: {Path.Combine(home, "logs")}",
        "xpack.security.enabled: true",
        // Passwords never leave the machine: there is but loopback.
        "xpack.security.http.ssl.enabled: false",
        "xpack.security.transport.ssl.enabled: false",
        // Its users would be in an index, with passwords to be set by a program that takes longer to start than the server; those in files are there at once.
        "xpack.security.authc.reserved_realm.enabled: false",
        "xpack.security.authc.realms.file.users.order: 0",
        // The default is 85 % of the disk, of which a developer's disk is short for other reasons.
        "cluster.routing.allocation.disk.watermark.low: 2gb",
        "cluster.routing.allocation.disk.watermark.high: 1gb",
        "cluster.routing.allocation.disk.watermark.flood_stage: 500mb",
    ];

    private Task WriteAsync(string name, IEnumerable<string> lines, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(Path.Combine(Settings, name), lines, cancellationToken);
}
