using System.Net.Http.Headers;
using System.Text;

namespace Observability.Store;

/// <summary>Makes clients of Elasticsearch.</summary>
internal static class ElasticClient
{
    // An address may come to mean another machine.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Makes a client; without the retries and breakers of other clients, for who asks Elasticsearch decides what is worth waiting for.</summary>
    /// <param name="connectionName">The connection string's name, which ends with the user's.</param>
    /// <param name="connectionString">The address, with user and password where the cluster asks for them: <c>http://user:password@host:9200</c>.</param>
    /// <exception cref="InvalidOperationException">The connection string is no address.</exception>
    public static HttpClient Create(string connectionName, string connectionString)
    {
        if (!Uri.TryCreate(connectionString, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            var user = connectionName[(connectionName.LastIndexOf('-') + 1)..];
            throw new InvalidOperationException($"ConnectionStrings:{connectionName} must be an address with http or https, such as http://{user}:PASSWORD@localhost:9200, but is no such address.");
        }

        var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime })
        {
            BaseAddress = new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri,
        };
        if (address.UserInfo.Length > 0)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        return client;
    }
}
