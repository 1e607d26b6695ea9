using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Npgsql;

namespace Endurance.Running;

/// <summary>One run of the AppHost, from its start to its stop.</summary>
internal sealed class SystemRun : IAsyncDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder;
    private readonly DistributedApplication _application;

    private SystemRun(IDistributedApplicationTestingBuilder builder, DistributedApplication application, Lines lines, int instances)
    {
        _builder = builder;
        _application = application;
        Lines = lines;
        Instances = instances;
    }

    /// <summary>Gets the lines between instances and servers.</summary>
    internal Lines Lines { get; }

    /// <summary>Gets how many instances each service has.</summary>
    internal int Instances { get; }

    /// <summary>Gets the names of all instances of all services.</summary>
    internal IReadOnlyList<string> AllInstances =>
        [.. Service.All.SelectMany(service => Enumerable.Range(1, Instances).Select(service.Instance))];

    /// <summary>Starts the AppHost and waits until everything is healthy.</summary>
    internal static async Task<SystemRun> StartAsync(Surroundings surroundings, int instances, CancellationToken cancellationToken)
    {
        var lines = new Lines();
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(["--DataFolder", surroundings.DataFolder], cancellationToken);
        new Rewiring(builder, surroundings, lines).Apply(instances);
        var application = await builder.BuildAsync(cancellationToken);
        var run = new SystemRun(builder, application, lines, instances);
        try
        {
            await application.StartAsync(cancellationToken);
            await run.UntilHealthyAsync(cancellationToken);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until all resources are healthy.</summary>
    /// <exception cref="TimeoutException">One is not when the time is over; the message has its last output.</exception>
    internal async Task UntilHealthyAsync(CancellationToken cancellationToken)
    {
        foreach (var name in (string[])[.. Server.All, Server.Collector, .. AllInstances])
        {
            try
            {
                await _application.ResourceNotifications.WaitForResourceHealthyAsync(name, cancellationToken);
            }
            catch (OperationCanceledException exception)
            {
                throw new TimeoutException($"{name} is not healthy. Its last output:{Environment.NewLine}{LastOutput(name)}", exception);
            }
        }
    }

    /// <summary>Gives the last lines that a resource wrote.</summary>
    internal string LastOutput(string name) => string.Join(Environment.NewLine, _application.GetLastOutput(name));

    /// <summary>Gives the address of an endpoint.</summary>
    internal Uri AddressOf(string resource, string? endpoint = null) => _application.GetEndpoint(resource, endpoint);

    /// <summary>Gives the connection string of a server or database, past all proxies.</summary>
    internal async Task<string> ConnectionStringAsync(string resource, CancellationToken cancellationToken) =>
        (await _application.GetConnectionStringAsync(resource, cancellationToken))!;

    /// <summary>Opens a connection to a database, past all proxies and without a pool, for the server does not live as long as a pool does.</summary>
    internal async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(await ConnectionStringAsync(database, cancellationToken)) { Pooling = false };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives what is known of a resource.</summary>
    internal CustomResourceSnapshot? StateOf(string resource) =>
        _application.ResourceNotifications.TryGetCurrentState(resource, out var state) ? state.Snapshot : null;

    /// <summary>Waits until a resource runs and is healthy.</summary>
    internal Task UntilHealthyAsync(string resource, CancellationToken cancellationToken) =>
        _application.ResourceNotifications.WaitForResourceHealthyAsync(resource, cancellationToken);

    /// <summary>Gives a resource a command: start, stop, restart or kill.</summary>
    /// <returns>Whether it could be executed.</returns>
    internal async Task<bool> ExecuteAsync(string resource, string command, CancellationToken cancellationToken) =>
        (await _application.ResourceCommands.ExecuteCommandAsync(resource, command, cancellationToken)).Success;

    /// <summary>Kills an instance or server with signal 9, as a crash would; it is started again at once, without the pause that the host makes after crash upon crash.</summary>
    /// <returns>Whether there was a process to kill.</returns>
    internal async Task<bool> KillAsync(string resource, CancellationToken cancellationToken)
    {
        if (!await ExecuteAsync(resource, "kill", cancellationToken))
            return false;
        await ReviveAsync(resource, cancellationToken);
        return true;
    }

    /// <summary>Waits until the host has noticed that a process is gone, and starts it again at once.</summary>
    internal async Task ReviveAsync(string resource, CancellationToken cancellationToken)
    {
        await _application.ResourceNotifications.WaitForResourceAsync(resource, change => change.Snapshot.WillRestart, cancellationToken);
        await ExecuteAsync(resource, "restart", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _builder.DisposeAsync();
        await Lines.DisposeAsync();
    }
}
