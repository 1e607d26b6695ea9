namespace LocalHosting.Tests.Servers;

/// <summary>PostgreSQL with a database, and RabbitMQ.</summary>
public sealed class NativeServersFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);

    public DistributedApplication App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddPostgres("postgres").AddDatabase("things");
        builder.AddRabbitMQ("messaging").WithManagementPlugin();
        App = await builder.BuildAsync();
        await App.StartAsync();
        using var deadline = new CancellationTokenSource(StartTimeout);
        await App.ResourceNotifications.WaitForResourceHealthyAsync("things", WaitBehavior.StopOnResourceUnavailable, deadline.Token);
        await App.ResourceNotifications.WaitForResourceHealthyAsync("messaging", WaitBehavior.StopOnResourceUnavailable, deadline.Token);
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}
