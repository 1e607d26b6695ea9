using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Fixtures;

/// <summary>A server that LocalHosting starts when it is first asked for.</summary>
/// <remarks><c>_start</c> is set once, under the lock, by the first of several fixtures that ask at the same time.</remarks>
internal sealed class LocalServer(string name, Action<IDistributedApplicationBuilder, string> add)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private readonly Lock _gate = new();
    private Task<DistributedApplication>? _start;

    internal string Name { get; } = name;

    internal Task<DistributedApplication> ApplicationAsync()
    {
        lock (_gate)
            return _start ??= StartAsync();
    }

    private async Task<DistributedApplication> StartAsync()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        add(builder, Name);
        var application = await builder.BuildAsync();
        await application.StartAsync();
        using var deadline = new CancellationTokenSource(StartTimeout);
        await application.ResourceNotifications.WaitForResourceHealthyAsync(Name, WaitBehavior.StopOnResourceUnavailable, deadline.Token);
        return application;
    }
}
