using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Collector.Listening;

/// <summary>Opens the collector's two kinds of endpoint: HTTP/1.1 for OTLP over HTTP and the read API, HTTP/2 in the clear for OTLP over gRPC.</summary>
/// <remarks>
/// They need two ports, because without TLS nothing tells the protocols apart before the first byte. The HTTP addresses are those that ASP.NET Core is given
/// (<c>ASPNETCORE_URLS</c>, <c>ASPNETCORE_HTTP_PORTS</c>, <c>--urls</c>).
/// </remarks>
internal static class ListenerExtensions
{
    private const string DefaultUrl = "http://localhost:4318";

    public static WebApplicationBuilder AddListeners(this WebApplicationBuilder builder)
    {
        var urls = HttpUrls(builder.Configuration);
        builder.WebHost.ConfigureKestrel((_, kestrel) =>
        {
            var options = kestrel.ApplicationServices.GetRequiredService<IOptions<CollectorOptions>>().Value;
            kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
            foreach (var url in urls)
                Listen(kestrel, BindingAddress.Parse(url), options.Token);
            ListenGrpc(kestrel, options);
        });

        builder.Services.AddSingleton<IStartupFilter, AddressesTaken>();
        return builder;
    }

    private static string[] HttpUrls(ConfigurationManager configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
            return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 } ports)
            return [.. ports.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(port => $"http://*:{port}")];
        return [DefaultUrl];
    }

    private static void Listen(KestrelServerOptions kestrel, BindingAddress address, string? token)
    {
        void Configure(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http1;
            if (address.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
                listen.UseHttps();
        }

        Open(kestrel, address.Host.Trim('[', ']'), address.Port, token, address.ToString(), Configure);
    }

    private static void ListenGrpc(KestrelServerOptions kestrel, CollectorOptions options) =>
        Open(kestrel, options.GrpcAddress, options.GrpcPort, options.Token, $"Collector:GrpcAddress {options.GrpcAddress}", listen => listen.Protocols = HttpProtocols.Http2);

    private static void Open(KestrelServerOptions kestrel, string host, int port, string? token, string name, Action<ListenOptions> configure)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            // Both families of address; but two free ports cannot be asked to be the same one.
            if (port == 0)
                kestrel.Listen(IPAddress.Loopback, port, configure);
            else
                kestrel.ListenLocalhost(port, configure);
            return;
        }

        var known = IPAddress.TryParse(host, out var address);
        if (token is null && !(known && IPAddress.IsLoopback(address!)))
            throw new InvalidOperationException($"{name} is reachable from other machines, so Collector:Token must be set; or listen on localhost.");
        if (known)
            kestrel.Listen(address!, port, configure);
        else
            kestrel.ListenAnyIP(port, configure);
    }
}
