using System.Collections.Concurrent;
using Fixtures;
using Npgsql;

namespace Endurance.Running;

/// <summary>The lines between the services' instances and the servers: a proxy for each, so that one can be cut without the others.</summary>
internal sealed class Lines : IAsyncDisposable
{
    /// <summary>Added when an instance first starts, read by faults.</summary>
    private readonly ConcurrentDictionary<(string Instance, string Server), TcpProxy> _proxies = new();

    /// <summary>Gives the lines of an instance to a server; none before it has started.</summary>
    internal TcpProxy? Find(string instance, string server) => _proxies.GetValueOrDefault((instance, server));

    /// <summary>Leads an instance's line to the broker through its proxy.</summary>
    internal string ThroughBrokerLine(string instance, string address)
    {
        var uri = new Uri(address);
        return Between(instance, Server.Broker, uri.Host, uri.Port).In(address);
    }

    /// <summary>Leads an instance's line to its database through its proxy.</summary>
    internal string ThroughDatabaseLine(string instance, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var proxy = Between(instance, Server.Database, settings.Host!, settings.Port);
        return new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = proxy.Port }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in _proxies.Values)
            await proxy.DisposeAsync();
    }

    private TcpProxy Between(string instance, string server, string host, int port) =>
        _proxies.GetOrAdd((instance, server), _ => new TcpProxy(host, port));
}
