using Aspire.Hosting;
using LocalHosting.Processes;

namespace LocalHosting.RabbitMq;

/// <summary>Finds the RabbitMQ server and Erlang's port mapper.</summary>
/// <param name="Server">The server's start script.</param>
/// <param name="PortMapper">The program <c>epmd</c>.</param>
internal sealed record RabbitMqInstallation(string Server, string PortMapper)
{
    private const string DebianFolder = "/usr/lib/rabbitmq/bin";

    internal static RabbitMqInstallation Find()
    {
        // Debian's script in /usr/sbin changes the user and the folder; the server's own one takes everything from the environment.
        var debian = Path.Combine(DebianFolder, "rabbitmq-server");
        var server = File.Exists(debian) ? debian : Programs.Find("rabbitmq-server")
            ?? throw new DistributedApplicationException("RabbitMQ is missing. Run ./run, which installs it, or install the Debian package rabbitmq-server.");
        var portMapper = Programs.Find("epmd", "/usr/lib/erlang/bin")
            ?? throw new DistributedApplicationException("Erlang's program 'epmd' is missing. Install the Debian package erlang-base, and look whether it is in PATH.");
        return new RabbitMqInstallation(server, portMapper);
    }
}
