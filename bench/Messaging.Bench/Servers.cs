using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Messaging.Bench;

/// <summary>The database server and the broker: those named by <c>ConnectionStrings__postgres</c> and <c>ConnectionStrings__messaging</c>, else own ones that end with the run.</summary>
/// <remarks>Own ones are started as <c>./run</c> starts them, with every safety of a disk (fsync) on; tests run without.</remarks>
internal sealed class Servers : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private readonly DistributedApplication? _application;
    private readonly DirectoryInfo? _data;

    private Servers(string postgres, string broker, DistributedApplication? application, DirectoryInfo? data)
    {
        Postgres = postgres;
        Broker = new Uri(broker);
        _application = application;
        _data = data;
    }

    internal string Postgres { get; }

    internal Uri Broker { get; }

    internal static async Task<Servers> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__postgres") is { } givenPostgres && Environment.GetEnvironmentVariable("ConnectionStrings__messaging") is { } givenBroker)
            return new Servers(givenPostgres, givenBroker, null, null);
        var data = Directory.CreateTempSubdirectory("messaging-bench");
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = [$"DataFolder={data.FullName}"], DisableDashboard = true });
        builder.AddPostgres("postgres");
        builder.AddRabbitMQ("messaging");
        var application = builder.Build();
        await application.StartAsync();
        using var deadline = new CancellationTokenSource(StartTimeout, TimeProvider.System);
        foreach (var name in (string[])["postgres", "messaging"])
            await application.ResourceNotifications.WaitForResourceHealthyAsync(name, WaitBehavior.StopOnResourceUnavailable, deadline.Token);
        return new Servers((await application.GetConnectionStringAsync("postgres"))!, (await application.GetConnectionStringAsync("messaging"))!, application, data);
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is null)
            return;
        await _application.StopAsync();
        await _application.DisposeAsync();
        _data!.Delete(recursive: true);
    }
}
