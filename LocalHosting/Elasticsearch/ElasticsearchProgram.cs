using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Containers;
using LocalHosting.Orchestration;
using LocalHosting.Processes;

namespace LocalHosting.Elasticsearch;

/// <summary>Runs an unpacked Elasticsearch, reachable on loopback alone and only with a password.</summary>
/// <remarks>
/// Users are the administrator <c>elastic</c> and those named by variables <c>ELASTIC_USER_NAME=password</c>, each with the role of that name,
/// which stands in the file mounted at <c>/usr/share/elasticsearch/config/roles.yml</c>.
/// </remarks>
internal sealed class ElasticsearchProgram(ElasticsearchResource server) : INativeProgram
{
    private const string RolesFile = "/usr/share/elasticsearch/config/roles.yml";

    // It closes its indices within a second or two; what it has acknowledged is on disk in any case.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(8);

    // Chosen at the first start and kept for restarts; a server is started by one runner at a time.
    private int? _transportPort;

    public bool IsServer => true;

    public string? Missing => (ElasticsearchInstallation.Find(), JavaRuntime.Find()) switch
    {
        (null, _) => ElasticsearchInstallation.WhereItIsNot,
        ({ OwnJava: null }, null) => JavaRuntime.WhereItIsNot,
        _ => null,
    };

    public async Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var installation = ElasticsearchInstallation.Find() ?? throw new DistributedApplicationException($"{Missing}.");
        var user = ServerUser.For("Elasticsearch");
        if (user is not null && !ServerUser.CanEnter(installation.Home))
            throw new DistributedApplicationException($"Elasticsearch runs as the user '{user}', who cannot enter {installation.Home}. Unpack it elsewhere, for example below /var/tmp, and name that folder in BACKENDS_DIR.");
        var home = ServerHome.Of(context, user);
        context.Tell($"opens its data folder{home.Remark}");
        var folder = new ElasticsearchFolder(home.Folder, installation);
        _transportPort ??= context.Ports.Allocate();
        List<FileUser> users =
        [
            new FileUser(FileUser.Administrator, (await server.PasswordParameter.GetValueAsync(cancellationToken))!, "superuser"),
            .. FileUser.From(context.Environment),
        ];
        var roles = new MountedPaths(server, context.StateFolder).Find(RolesFile);
        await folder.WriteAsync(server.PrimaryEndpoint.Port, _transportPort.Value, users, roles, user, cancellationToken);
        context.Ports.Release(_transportPort.Value);
        return new ProcessSpec
        {
            FileName = installation.Server,
            User = user,
            WorkingDirectory = home.Folder,
            Environment = Variables(context, folder, installation.OwnJava ?? JavaRuntime.Find()!),
            StopTimeout = context.IsEphemeral ? TimeSpan.Zero : StopTimeout,
        };
    }

    private static Dictionary<string, string> Variables(LaunchContext context, ElasticsearchFolder folder, string java) =>
        // The users' passwords are in its settings, hashed.
        new(context.Environment.Where(variable => !FileUser.IsUser(variable.Key)))
        {
            ["ES_PATH_CONF"] = folder.Settings,
            ["ES_JAVA_HOME"] = java,
            ["ES_TMPDIR"] = folder.Temporary,
        };
}
