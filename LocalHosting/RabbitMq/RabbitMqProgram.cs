using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Orchestration;
using LocalHosting.Ports;
using LocalHosting.Processes;

namespace LocalHosting.RabbitMq;

/// <summary>Runs RabbitMQ from its Debian package as a node of its own: own name server, own data, own ports, all on loopback.</summary>
internal sealed class RabbitMqProgram(RabbitMQServerResource broker) : INativeProgram
{
    // The port mapper runs in the same process group, so that it ends with the broker. Without it Erlang would leave a daemon behind, on a port that all share.
    private const string Script = """
        "$1" -port "$2" -address 127.0.0.1 &
        exec "$3"
        """;

    // A scheduler that spins while it has nothing to do takes the processor from those who have.
    private const string NoBusyWait = "+sbwt none +sbwtdcpu none +sbwtdio none";

    // The broker closes its stores within the first half second; the rest of its six seconds it waits for its own plugins.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2.5);

    // The port of the plugin rabbitmq_prometheus in the image: an endpoint with this target port is that plugin's.
    private const int PrometheusPort = 15692;

    // Chosen at the first start and kept for restarts; a broker is started by one runner at a time.
    private Lazy<int>? _portMapperPort;
    private Lazy<int>? _distributionPort;
    private Lazy<int>? _prometheusPort;

    public bool IsServer => true;

    public async Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var installation = RabbitMqInstallation.Find();
        _portMapperPort ??= new Lazy<int>(context.Ports.Allocate);
        _distributionPort ??= new Lazy<int>(context.Ports.Allocate);
        _prometheusPort ??= new Lazy<int>(() => MetricsEndpoint()?.AllocatedEndpoint?.Port ?? context.Ports.Allocate());
        var home = context.StateFolder;
        await WriteSettingsAsync(home, cancellationToken);
        foreach (var port in (ReadOnlySpan<int>)[_portMapperPort.Value, _distributionPort.Value, _prometheusPort.Value])
            context.Ports.Release(port);
        return new ProcessSpec
        {
            FileName = "/bin/sh",
            Arguments = ["-c", Script, "rabbitmq", installation.PortMapper, Text(_portMapperPort.Value), installation.Server],
            WorkingDirectory = home,
            Environment = Variables(context, home),
            StopTimeout = context.IsEphemeral ? TimeSpan.Zero : StopTimeout,
        };
    }

    private EndpointAnnotation? MetricsEndpoint() =>
        broker.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(endpoint => endpoint.TargetPort == PrometheusPort);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Dictionary<string, string> Variables(LaunchContext context, string home) => new(context.Environment)
    {
        ["HOME"] = home,
        ["ERL_EPMD_PORT"] = Text(_portMapperPort!.Value),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODENAME"] = "rabbit@localhost",
        ["RABBITMQ_DIST_PORT"] = Text(_distributionPort!.Value),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(home, "rabbitmq.conf"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(home, "rabbitmq-env.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(home, "advanced.config"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(home, "enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(home, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(home, "log"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(home, "config"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(home, "pid"),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = NoBusyWait,
        ["ERL_CRASH_DUMP_SECONDS"] = "0",
        // Makes the start script replace itself by the server, instead of staying as its parent to pass signals on.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
    };

    private async Task WriteSettingsAsync(string home, CancellationToken cancellationToken)
    {
        var plugins = broker.ManagementEndpoint.Exists ? "[rabbitmq_management,rabbitmq_prometheus]." : "[rabbitmq_prometheus].";
        await File.WriteAllTextAsync(Path.Combine(home, "enabled_plugins"), plugins + Environment.NewLine, cancellationToken);
        var settings = Path.Combine(home, "rabbitmq.conf");
        await File.WriteAllLinesAsync(settings, await SettingsAsync(cancellationToken), cancellationToken);
        // It holds the password.
        File.SetUnixFileMode(settings, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private async Task<List<string>> SettingsAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>
        {
            $"default_user = {await broker.UserNameReference.GetValueAsync(cancellationToken)}",
            $"default_pass = {await broker.PasswordParameter.GetValueAsync(cancellationToken)}",
            "log.file = false",
            "log.console = true",
            "log.console.level = info",
            "log.console.use_colors = off",
            "prometheus.tcp.ip = 127.0.0.1",
            $"prometheus.tcp.port = {_prometheusPort!.Value}",
        };
        lines.AddRange(Loopback.Addresses.Select((address, index) => $"listeners.tcp.{index + 1} = {address}:{broker.PrimaryEndpoint.Port}"));
        if (broker.ManagementEndpoint.Exists)
        {
            lines.Add("management.tcp.ip = 127.0.0.1");
            lines.Add($"management.tcp.port = {broker.ManagementEndpoint.Port}");
        }

        return lines;
    }
}
