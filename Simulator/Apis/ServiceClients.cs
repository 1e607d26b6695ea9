namespace Simulator.Apis;

/// <summary>The clients of all services of one run, over one connection pool.</summary>
internal sealed class ServiceClients : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(60);
    private readonly HttpMessageHandler _handler;
    private readonly RetryPolicy _retries;
    private readonly IChangeObserver _changes;
    private readonly IReadOnlyDictionary<string, Uri> _addresses;
    private readonly TimeProvider _time;

    /// <summary>Makes the clients; nothing is sent yet.</summary>
    internal ServiceClients(IReadOnlyDictionary<string, Uri> addresses, TimeProvider time)
        : this(addresses, Connections(), RetryPolicy.Usual, new UnobservedChanges(), time)
    {
    }

    /// <summary>Makes the clients; nothing is sent yet.</summary>
    /// <param name="addresses">Where the services are.</param>
    /// <param name="handler">Sends the requests; disposed of with the clients.</param>
    /// <param name="retries">Decides what is sent again.</param>
    /// <param name="changes">Is told what became of each change.</param>
    /// <param name="time">The clock.</param>
    internal ServiceClients(IReadOnlyDictionary<string, Uri> addresses, HttpMessageHandler handler, RetryPolicy retries, IChangeObserver changes, TimeProvider time)
    {
        _addresses = addresses;
        _handler = handler;
        _retries = retries;
        _changes = changes;
        _time = time;
        Shop = new ShopApi(ClientOf(ServiceName.Shop));
        Crm = new CrmApi(ClientOf(ServiceName.Crm));
        Mes = new MesApi(ClientOf(ServiceName.Mes));
    }

    /// <summary>Gets what was sent and answered.</summary>
    internal RequestStatistics Statistics { get; } = new();

    /// <summary>Gets the online shop.</summary>
    internal ShopApi Shop { get; }

    /// <summary>Gets the CRM.</summary>
    internal CrmApi Crm { get; }

    /// <summary>Gets the MES.</summary>
    internal MesApi Mes { get; }

    /// <summary>Gets what is asked about telemetry; only where its address is known.</summary>
    internal TelemetryApi Telemetry => new(ClientOf(ServiceName.Observability));

    /// <summary>Gets a plain client for a service's health.</summary>
    internal HttpClient HttpOf(string service) => new(_handler, disposeHandler: false) { BaseAddress = _addresses[service], Timeout = RequestLimit };

    /// <summary>Makes the pool of connections that all clients share.</summary>
    internal static SocketsHttpHandler Connections() => new() { ConnectTimeout = ConnectLimit, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };

    /// <inheritdoc/>
    public void Dispose() => _handler.Dispose();

    private ApiClient ClientOf(string service) => new(service, HttpOf(service), _retries, Statistics, _changes, _time);
}
