using System.Reflection;
using Aspire.Hosting.ApplicationModel;

using LocalHosting.Orchestration;
using LocalHosting.Parameters;
using LocalHosting.Ports;
using LocalHosting.Storage;
using LocalHosting.Terminals;
using LocalHosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    // Ten seconds are promised; what is left is killed in the last two.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    private const int RedirectedWidth = 1000;

    private readonly HostApplicationBuilder _builder;
    private readonly ResourceCollection _resources = [];

    internal DistributedApplicationBuilder(DistributedApplicationOptions options, HostingOptions? hosting = null)
    {
        AppHostDirectory = options.ProjectDirectory ?? RecordedDirectory(options.AssemblyName) ?? Directory.GetCurrentDirectory();
        _builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = options.Args,
            ApplicationName = options.AssemblyName,
            ContentRootPath = AppHostDirectory,
            EnvironmentName = System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Development,
        });
        hosting ??= HostingOptions.From(_builder.Configuration, AppHostDirectory) with { IsQuiet = options.DisableDashboard };
        IsEphemeral = hosting.IsEphemeral;
        Data = new DataFolder(hosting.DataFolder);
        AddServices(hosting);
    }

    public ConfigurationManager Configuration => _builder.Configuration;

    public string AppHostDirectory { get; }

    public IHostEnvironment Environment => _builder.Environment;

    public IServiceCollection Services => _builder.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new(DistributedApplicationOperation.Run);

    internal bool IsEphemeral { get; }

    internal DataFolder Data { get; }

    public IResourceCollection Resources => _resources;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        _resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        TestingScope.Current?.WaitUntilBuildIsAsked();
        var application = new DistributedApplication(_builder.Build());
        TestingScope.Current?.Built(application);
        return application;
    }

    private void AddTerminal()
    {
        var console = AnsiConsole.Console;
        // Into a file or a pipe there is no width at which lines should be folded.
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        Services.AddSingleton(console);
        Services.AddSingleton<ResourceTable>();
        Services.AddSingleton<StartWatch>();
        Services.AddSingleton<FollowUpCommand>();
        Services.AddHostedService<Terminal>();
    }

    private static string? RecordedDirectory(string? assemblyName)
    {
        var assembly = assemblyName is null ? Assembly.GetEntryAssembly() : Assembly.Load(assemblyName);
        return assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == "AppHostProjectDirectory")?.Value;
    }

    private void AddServices(HostingOptions hosting)
    {
        // Where the AppHost itself must say where a service stores something.
        Configuration["DataFolder"] = hosting.DataFolder;
        Services.AddSingleton(hosting);
        Services.AddSingleton(Data);
        Services.AddSingleton(new GeneratedParameters(Data));
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton<IResourceCollection>(_resources);
        // Seeded by the process and the instance: two hosts that start at once should not try the same ports in the same order.
        Services.AddSingleton(new PortAllocator(new Random(HashCode.Combine(System.Environment.ProcessId, Guid.NewGuid()))));
        Services.AddSingleton<ResourceNotificationService>();
        Services.AddSingleton<RunnerServices>();
        Services.AddSingleton<Runnability>();
        Services.AddSingleton<Orchestrator>();
        Services.AddSingleton(services => new ResourceCommandService(services.GetRequiredService<Orchestrator>()));
        Services.AddHealthChecks();
        Services.AddHostedService(services => services.GetRequiredService<Orchestrator>());
        // Last, so that it is stopped first: what it runs on the terminal needs the services to the end.
        if (!hosting.IsQuiet)
            AddTerminal();
        Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        // The health checks' service logs every unhealthy answer as an error; the runners tell them in their own way.
        _builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        _builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning);
        _builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
    }
}
