using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElasticSetup.Clusters;

/// <summary>Talks JSON with Elasticsearch or Kibana.</summary>
internal sealed class ClusterClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _user;

    internal ClusterClient(Uri address, string user, string password)
    {
        _user = user;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        // Kibana demands it of everyone who changes something; Elasticsearch does not mind.
        _http.DefaultRequestHeaders.Add("kbn-xsrf", "elastic-setup");
        if (user.Length > 0)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }

    internal Uri Address => _http.BaseAddress!;

    public void Dispose() => _http.Dispose();

    /// <summary>Gives a client that signs in as someone else.</summary>
    internal ClusterClient As(string user, string password) => new(Address, user, password);

    /// <summary>Sends a request with a JSON body, or none.</summary>
    /// <exception cref="SetupFailedException">There is no answer, or the sign-in is refused, unless that was to be expected.</exception>
    internal Task<ClusterAnswer> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken, bool mayBeRefused = false) =>
        SendAsync(method, path, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), mayBeRefused, cancellationToken);

    /// <summary>Sends a request.</summary>
    /// <exception cref="SetupFailedException">There is no answer, or the sign-in is refused, unless that was to be expected.</exception>
    internal async Task<ClusterAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, bool mayBeRefused, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden && !mayBeRefused)
                throw new SetupFailedException($"{Address} refuses {method} {path} for the user '{_user}' ({(int)answer.StatusCode}). Name an administrator and the right password in {SetupSettings.Connection}.");
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return new ClusterAnswer(answer.StatusCode, Parse(text), text);
        }
        catch (HttpRequestException exception)
        {
            throw new SetupFailedException($"{Address} does not answer {method} {path}: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SetupFailedException($"{Address} did not answer {method} {path} within {_http.Timeout.TotalSeconds} s.", exception);
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // What is not JSON is shown as text.
            return null;
        }
    }
}
