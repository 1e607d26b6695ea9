using System.Net.Http.Json;
using Fixtures;

namespace Survival.Tests.Battle;

/// <summary>The services under fire, each a process of its own: two instances of the publisher and of the consumer, of which the second ones run only when they are started.</summary>
public sealed class Workers : IAsyncDisposable
{
    internal const string Publisher = "publisher";
    internal const string Consumer = "consumer";
    private readonly DistributedApplication _application;
    private readonly Dictionary<string, HttpClient> _clients = [];

    private Workers(DistributedApplication application, FaultFolder faults)
    {
        _application = application;
        Faults = faults;
    }

    /// <summary>Gets the names of all instances, those that run by themselves first.</summary>
    internal static IReadOnlyList<string> Instances { get; } = [First(Publisher), First(Consumer), Second(Publisher), Second(Consumer)];

    internal FaultFolder Faults { get; }

    internal static string First(string service) => service + "-1";

    internal static string Second(string service) => service + "-2";

    internal static async Task<Workers> StartAsync(Servers servers, CancellationToken cancellationToken)
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        var faults = new FaultFolder();
        foreach (var instance in Instances)
            Add(builder, instance, servers, faults);
        var application = await builder.BuildAsync(cancellationToken);
        await application.StartAsync(cancellationToken);
        var workers = new Workers(application, faults);
        await workers.HealthyAsync(First(Publisher), cancellationToken);
        await workers.HealthyAsync(First(Consumer), cancellationToken);
        return workers;
    }

    /// <summary>Gives a client of an instance's API that gives up soon.</summary>
    internal HttpClient Client(string instance)
    {
        if (!_clients.TryGetValue(instance, out var client))
        {
            client = _clients[instance] = _application.CreateHttpClient(instance);
            client.Timeout = TimeSpan.FromSeconds(5);
        }

        return client;
    }

    /// <summary>Starts an instance, also one that was killed.</summary>
    /// <remarks>A restart, not the host's own one: its pause doubles with each crash.</remarks>
    internal Task StartAsync(string instance, CancellationToken cancellationToken) => ExecuteAsync(instance, "restart", cancellationToken);

    internal Task StopAsync(string instance, CancellationToken cancellationToken) => ExecuteAsync(instance, "stop", cancellationToken);

    internal Task KillAsync(string instance, CancellationToken cancellationToken) => ExecuteAsync(instance, "kill", cancellationToken);

    internal Task HealthyAsync(string instance, CancellationToken cancellationToken) =>
        _application.ResourceNotifications.WaitForResourceHealthyAsync(instance, WaitBehavior.WaitOnResourceUnavailable, cancellationToken);

    /// <summary>Sets an instance's clock forwards or backwards from the right time.</summary>
    internal async Task SetClockAsync(string instance, TimeSpan offset, CancellationToken cancellationToken)
    {
        using var answer = await Client(instance).PostAsJsonAsync($"clock?offset={Uri.EscapeDataString(offset.ToString("c"))}", string.Empty, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Makes the next message that an instance handles take so long.</summary>
    internal async Task DelayNextHandlingAsync(string instance, TimeSpan delay, CancellationToken cancellationToken)
    {
        using var answer = await Client(instance).PostAsJsonAsync($"delay?length={Uri.EscapeDataString(delay.ToString("c"))}", string.Empty, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until an instance's health report has a word in it.</summary>
    internal Task SaysAsync(string instance, string word, CancellationToken cancellationToken) =>
        Deadline.UntilAsync(async () => await HealthAsync(instance, cancellationToken), report => report.Contains(word, StringComparison.OrdinalIgnoreCase), $"'{word}' in the health of {instance}");

    /// <summary>Gives what each instance wrote last, for whoever has to find out why a round failed.</summary>
    internal string LastOutput() => string.Join(Environment.NewLine, Instances.SelectMany(instance => _application.GetLastOutput(instance, 40).Prepend($"--- {instance}:")));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
        await _application.DisposeAsync();
        Faults.Dispose();
    }

    private async Task<string> HealthAsync(string instance, CancellationToken cancellationToken)
    {
        using var answer = await Client(instance).GetAsync(new Uri("health", UriKind.Relative), cancellationToken);
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    private static void Add(IDistributedApplicationTestingBuilder builder, string instance, Servers servers, FaultFolder faults)
    {
        var service = instance[..instance.IndexOf('-', StringComparison.Ordinal)];
        var worker = builder.AddProject<WorkerProject>(instance)
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health")
            .WithEnvironment("ConnectionStrings__database", servers.DatabaseThroughProxy(service))
            .WithEnvironment("ConnectionStrings__messaging", servers.BrokerThroughProxy)
            .WithEnvironment("Messaging__Service", service)
            .WithEnvironment("Messaging__Outbox__PollInterval", "00:00:00.2")
            .WithEnvironment("Messaging__Outbox__MaxBackoff", "00:00:01")
            .WithEnvironment("Messaging__Outbox__ConfirmTimeout", "00:00:02")
            .WithEnvironment("Messaging__Consumer__WatchdogInterval", "00:00:02")
            .WithEnvironment("Messaging__Retry__FirstDelay", "00:00:00.05")
            .WithEnvironment("Messaging__Retry__MaxAttempts", "3")
            .WithEnvironment("Messaging__Parking__RedriveRate", "100000");
        foreach (var (name, value) in faults.EnvironmentOf(instance))
            worker.WithEnvironment(name, value);
        if (instance == Second(service))
            worker.WithExplicitStart();
    }

    private async Task ExecuteAsync(string instance, string command, CancellationToken cancellationToken)
    {
        var result = await _application.ResourceCommands.ExecuteCommandAsync(instance, command, cancellationToken);
        result.Success.ShouldBeTrue(result.Message);
    }
}
