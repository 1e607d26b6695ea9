using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;


/// <summary>A distributed application: a set of resources that run together.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;

    internal DistributedApplication(IHost host)
    {
        _host = host;
    }

    /// <summary>Gets the AppHost's own services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Gets what tells how resources change.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Gets what executes commands on resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Creates a builder.</summary>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    /// <summary>Creates a builder that reads settings from the command line.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    /// <summary>Creates a builder.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return TestingScope.Current is { } scope ? scope.CreateBuilder(options) : new DistributedApplicationBuilder(options);
    }

    /// <summary>Starts all resources, in the order in which they wait for each other, without waiting until they are healthy.</summary>
    /// <exception cref="DistributedApplicationException">The application cannot run here; the message says why.</exception>
    public virtual Task StartAsync(CancellationToken cancellationToken = default) => _host.StartAsync(cancellationToken);

    /// <summary>Stops all resources in reverse order.</summary>
    public virtual Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <summary>Runs the application until Ctrl-C, SIGTERM, the end of the terminal, or <paramref name="cancellationToken"/>.</summary>
    /// <remarks>What keeps it from starting is written to standard error, and the process's exit code set to 1.</remarks>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (TestingScope.Current is { } scope)
        {
            await scope.Released;
            return;
        }

        try
        {
            var lifetime = Services.GetRequiredService<IHostApplicationLifetime>();
            using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
            {
                context.Cancel = true;
                lifetime.StopApplication();
            });
            await _host.RunAsync(cancellationToken);
        }
        catch (DistributedApplicationException exception)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            Environment.ExitCode = 1;
        }
    }

    /// <summary>Stops what still runs.</summary>
    public void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops what still runs.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
