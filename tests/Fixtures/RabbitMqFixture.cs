using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Aspire.Hosting.Testing;
using Xunit;

namespace Fixtures;

/// <summary>A real RabbitMQ broker with the management plugin for the tests of one assembly; each caller gets a virtual host of its own.</summary>
/// <remarks>
/// Uses the broker named by <c>ConnectionStrings__messaging</c> (amqp) and <c>RABBITMQ_MANAGEMENT</c> (http) where those are set; else starts one through LocalHosting.
/// </remarks>
public sealed class RabbitMqFixture : IAsyncLifetime
{
    private readonly List<string> _virtualHosts = [];

    /// <summary>Gets the broker's address with user and password, without a virtual host.</summary>
    public Uri Amqp { get; private set; } = new("amqp://localhost");

    /// <summary>Gets a client of the broker's management API, authenticated, with the API's root as base address.</summary>
    public HttpClient Management { get; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__messaging") is { } amqp)
        {
            Amqp = new Uri(amqp);
            Management.BaseAddress = new Uri(Environment.GetEnvironmentVariable("RABBITMQ_MANAGEMENT")
                ?? throw new InvalidOperationException("Set RABBITMQ_MANAGEMENT to the broker's management API, such as http://127.0.0.1:15672/."));
        }
        else
        {
            var application = await LocalServers.Messaging.ApplicationAsync();
            Amqp = new Uri((await application.GetConnectionStringAsync(LocalServers.Messaging.Name))!);
            Management.BaseAddress = application.GetEndpoint(LocalServers.Messaging.Name, "management");
        }

        Management.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Amqp.UserInfo))));
    }

    /// <summary>Creates an empty virtual host and gives the connection string to it.</summary>
    public async Task<string> CreateVirtualHostAsync(CancellationToken cancellationToken)
    {
        var name = $"test-{Guid.CreateVersion7():n}";
        using var answer = await Management.PutAsJsonAsync($"api/vhosts/{name}", new { default_queue_type = "quorum" }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        lock (_virtualHosts)
            _virtualHosts.Add(name);
        return new UriBuilder(Amqp) { Path = name }.Uri.AbsoluteUri;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var name in _virtualHosts)
        {
            using var answer = await Management.DeleteAsync($"api/vhosts/{name}");
        }

        Management.Dispose();
    }
}
