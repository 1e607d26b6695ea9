using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Collector.Ingest;

/// <summary>Checks the bearer token where one is configured.</summary>
internal sealed class IngestToken(IOptions<CollectorOptions> options)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? _expected = options.Value.Token is { } token ? SHA256.HashData(Encoding.UTF8.GetBytes(token)) : null;

    public bool Admits(HttpRequest request)
    {
        if (_expected is null)
            return true;
        var header = request.Headers.Authorization.ToString();

        // Hashes are compared, so that the time taken tells nothing about the token, its length included.
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim())), _expected);
    }
}
