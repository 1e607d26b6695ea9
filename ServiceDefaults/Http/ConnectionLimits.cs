using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Http;

/// <summary>Holds the server to <see cref="HttpLimits"/>: how many connections, how large a body, and how slowly a client may send.</summary>
internal sealed class ConnectionLimits(IOptions<HttpLimits> limits) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        var value = limits.Value;
        options.Limits.MaxRequestBodySize = value.MaxBodyBytes;
        options.Limits.MaxConcurrentConnections = value.MaxConnections;
        options.Limits.MaxConcurrentUpgradedConnections = value.MaxConnections;
        options.Limits.RequestHeadersTimeout = value.HeadersTimeout;
        options.Limits.MinRequestBodyDataRate = new MinDataRate(value.MinBodyBytesPerSecond, value.BodyGrace);
    }
}
