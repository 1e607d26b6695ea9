namespace Simulator.Apis;

/// <summary>The clients of all services of one run, over one connection pool.</summary>
internal sealed class ServiceClients : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(60);
    private readonly SocketsHttpHandler _handler = new() { ConnectTimeout = ConnectLimit, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
    private readonly IReadOnlyDictionary<string, Uri> _addresses;
    private readonly TimeProvider _time;

    /// <summary>Makes the clients; nothing is sent yet.</summary>
    internal ServiceClients(IReadOnlyDictionary<string, Uri> addresses, TimeProvider time)
    {
        _addresses = addresses;
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

    /// <summary>Gets the log store; only where its address is known.</summary>
    internal CollectorApi Collector => new(ClientOf(ServiceName.Collector));

    /// <summary>Gets a plain client for a service's health.</summary>
    internal HttpClient HttpOf(string service) => new(_handler, disposeHandler: false) { BaseAddress = _addresses[service], Timeout = RequestLimit };

    /// <inheritdoc/>
    public void Dispose() => _handler.Dispose();

    private ApiClient ClientOf(string service) => new(service, HttpOf(service), Statistics, _time);
}
