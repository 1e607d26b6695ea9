using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Orchestration;
using LocalHosting.Processes;

namespace LocalHosting.Postgres;

/// <summary>Runs PostgreSQL from its Debian package, reachable on loopback alone and only with the password.</summary>
internal sealed class PostgresProgram(PostgresServerResource server) : INativeProgram
{
    // Five services with a pool each, tests and tools beside them.
    private const int MaxConnections = 400;

    public bool IsServer => true;

    public async Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var installation = PostgresInstallation.Find();
        var userName = await server.UserNameReference.GetValueAsync(cancellationToken);
        var password = await server.PasswordParameter.GetValueAsync(cancellationToken);
        var data = await new PostgresCluster(installation, context).OpenAsync(userName!, password!, cancellationToken);
        return new ProcessSpec
        {
            FileName = installation.Postgres,
            User = installation.User,
            Arguments = [.. Arguments(data, context.IsEphemeral), .. context.Arguments],
            WorkingDirectory = "/",
            Environment = context.Environment,
            // "Fast shutdown": open connections are ended, the data is written out. Data that goes anyway need not be.
            StopSignal = context.IsEphemeral ? Signal.Quit : Signal.Interrupt,
        };
    }

    private IEnumerable<string> Arguments(string data, bool isEphemeral)
    {
        yield return "-D";
        yield return data;
        foreach (var (name, value) in Settings(isEphemeral))
        {
            yield return "-c";
            yield return $"{name}={value}";
        }
    }

    private IEnumerable<(string Name, string Value)> Settings(bool isEphemeral)
    {
        yield return ("port", server.PrimaryEndpoint.Port.ToString(CultureInfo.InvariantCulture));
        yield return ("listen_addresses", "localhost");
        // No socket file: its path would have to be short, and be cleaned up.
        yield return ("unix_socket_directories", "");
        yield return ("max_connections", MaxConnections.ToString(CultureInfo.InvariantCulture));
        if (isEphemeral)
        {
            // A power cut may lose these data; a killed server may not, for tests kill it, so each commit still reaches the operating system.
            yield return ("fsync", "off");
            yield return ("full_page_writes", "off");
        }
    }
}
