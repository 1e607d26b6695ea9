using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Orders.Bench;

/// <summary>The whole system with data of its own, with or without telemetry.</summary>
/// <remarks>
/// Without telemetry means: the services record no spans and no metrics, and send no log records (<c>ServiceDefaults:DisableTracing</c>, <c>DisableMetrics</c>,
/// <c>DisableLogExport</c>). They write their log to the console as always, and the collector runs, but gets nothing.
/// </remarks>
internal sealed class WholeSystem : IAsyncDisposable
{
    private const string Collector = "collector";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly string[] Switches = ["DisableTracing", "DisableMetrics", "DisableLogExport"];
    private readonly IDistributedApplicationTestingBuilder _builder;
    private readonly DistributedApplication _application;

    private WholeSystem(IDistributedApplicationTestingBuilder builder, DistributedApplication application)
    {
        _builder = builder;
        _application = application;
        Parts = [.. builder.Resources.Select(resource => resource.Name).Where(name => ProcessOf(name) is not null)];
        Services = builder.Resources.OfType<ProjectResource>().ToDictionary(service => service.Name, service => application.GetEndpoint(service.Name, "http"));
    }

    /// <summary>Gets the names of everything that runs as a process.</summary>
    internal IReadOnlyList<string> Parts { get; }

    /// <summary>Gets the addresses of the services by their names.</summary>
    internal IReadOnlyDictionary<string, Uri> Services { get; }

    internal static async Task<WholeSystem> StartAsync(bool telemetry)
    {
        using var limit = new CancellationTokenSource(StartLimit, TimeProvider.System);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(["--telemetry", "embedded"], limit.Token);
        var services = builder.Resources.OfType<ProjectResource>().ToArray();
        if (!telemetry)
        {
            foreach (var service in services.Where(service => service.Name != Collector))
                SwitchOff(builder.CreateResourceBuilder(service));
        }

        var application = await builder.BuildAsync(limit.Token);
        await application.StartAsync(limit.Token);
        foreach (var service in services)
            await application.ResourceNotifications.WaitForResourceHealthyAsync(service.Name, limit.Token);
        return new WholeSystem(builder, application);
    }

    /// <summary>Gives what each part has used so far.</summary>
    internal IReadOnlyDictionary<string, Usage> Look() => Parts.ToDictionary(part => part, part => Usage.Of(ProcessOf(part)!.Value));

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _builder.DisposeAsync();
    }

    private static void SwitchOff(IResourceBuilder<ProjectResource> service)
    {
        foreach (var name in Switches)
            service.WithEnvironment($"ServiceDefaults__{name}", "true");
    }

    private int? ProcessOf(string name) => _application.ResourceNotifications.TryGetCurrentState(name, out var state) ? state.Snapshot.ProcessId : null;
}
