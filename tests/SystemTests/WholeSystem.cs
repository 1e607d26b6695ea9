using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using SystemTests;
using SystemTests.People;
using SystemTests.Store;

[assembly: AssemblyFixture(typeof(WholeSystem))]

namespace SystemTests;

/// <summary>The whole system, started once for all tests of this assembly through the testing builder, with data and ports of its own.</summary>
public class WholeSystem : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private readonly string[] _arguments;
    private DistributedApplication? _application;

    /// <summary>Prepares the system with the telemetry that needs nothing but itself.</summary>
    public WholeSystem()
        : this("--telemetry", "embedded")
    {
    }

    /// <summary>Prepares the system with arguments of the AppHost.</summary>
    protected WholeSystem(params string[] arguments)
    {
        _arguments = arguments;
    }

    /// <summary>Gets the running application.</summary>
    public DistributedApplication Application => _application ?? throw new InvalidOperationException("The system has not been started.");

    /// <summary>Gets the resource that takes telemetry.</summary>
    internal virtual string Collector => "collector";

    /// <summary>Gets the services that are healthy before a test begins.</summary>
    protected virtual IReadOnlyList<string> Services => ["shop", "crm", "mes", "cost-calculator", "observability"];

    internal TelemetryReader Telemetry => new(Client("observability"));

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(_arguments, limit.Token);
        Prepare(builder);
        _application = await builder.BuildAsync(limit.Token);
        await _application.StartAsync(limit.Token);
        foreach (var service in Services)
            await _application.ResourceNotifications.WaitForResourceHealthyAsync(service, limit.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Changes what is to run before it starts.</summary>
    protected virtual void Prepare(IDistributedApplicationTestingBuilder builder)
    {
        // It runs as the AppHost says.
    }

    /// <summary>Gives a client of one service's API.</summary>
    public HttpClient Client(string resource) => Application.CreateHttpClient(resource);

    internal Task<Customer> NewCustomer(CancellationToken cancellationToken) => NewCustomer(Some.Customer(), cancellationToken);

    internal Task<Customer> NewCustomer(JsonObject data, CancellationToken cancellationToken) => Customer.Register(Client("shop"), data, cancellationToken);

    internal Sales Sales() => new(Client("crm"));

    internal Task<Operator> NewOperator(CancellationToken cancellationToken) => Operator.Register(Client("mes"), cancellationToken);
}
