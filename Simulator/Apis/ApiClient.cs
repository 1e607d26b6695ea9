using System.Net.Http.Json;
using System.Text.Json;

namespace Simulator.Apis;

/// <summary>Sends requests to one service, again where that may help, and reads strictly what comes back.</summary>
internal sealed class ApiClient(string service, HttpClient http, RetryPolicy retries, RequestStatistics statistics, IChangeObserver changes, TimeProvider time)
{
    private const string IdempotencyKey = "Idempotency-Key";

    /// <summary>Gets where the service is.</summary>
    internal Uri Address => http.BaseAddress!;

    /// <summary>Asks for something.</summary>
    internal Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        SendAsync<T>(HttpMethod.Get, path, null, null, new Doubt(), cancellationToken);

    /// <summary>Creates something; sent again with the same key, it is created once.</summary>
    internal Task<T> CreateAsync<T>(string path, object content, string idempotencyKey, CancellationToken cancellationToken) =>
        ChangeAsync<T>(HttpMethod.Post, path, () => JsonContent.Create(content, options: SimulatorJson.Options), idempotencyKey, cancellationToken);

    /// <summary>Asks for an action.</summary>
    /// <param name="path">The action.</param>
    /// <param name="content">What it takes.</param>
    /// <param name="thing">What is acted on; read where the action was done although its answer was lost.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    internal Task<T> ActAsync<T>(string path, object content, string thing, CancellationToken cancellationToken) =>
        ReadWhereDoneAsync(
            ChangeAsync<T>(HttpMethod.Post, path, () => JsonContent.Create(content, options: SimulatorJson.Options), null, cancellationToken), thing, cancellationToken);

    /// <summary>Uploads a file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="content">Makes the body, anew for each attempt.</param>
    /// <param name="thing">What the file belongs to; read where the upload was done although its answer was lost.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    internal Task<T> UploadAsync<T>(string path, Func<HttpContent> content, string thing, CancellationToken cancellationToken) =>
        ReadWhereDoneAsync(ChangeAsync<T>(HttpMethod.Put, path, content, null, cancellationToken), thing, cancellationToken);

    /// <summary>Begins to upload a file whose content breaks off, once: whoever sent it has gone.</summary>
    /// <exception cref="ContractException">The service took the half for the whole.</exception>
    internal async Task BreakOffAsync(string path, Func<HttpContent> content, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = content() };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.IsSuccessStatusCode)
                throw new ContractException(service, $"PUT {path}", $"the body broke off, yet the answer is {(int)response.StatusCode}.");
        }
        catch (Exception exception) when (IsTransport(exception, cancellationToken))
        {
            // As it was meant: the connection is cut.
        }
    }

    private async Task<T> ReadWhereDoneAsync<T>(Task<T> sending, string thing, CancellationToken cancellationToken)
    {
        try
        {
            return await sending;
        }
        catch (RefusedException refused) when (refused.MayBeDone)
        {
            return await GetAsync<T>(thing, cancellationToken);
        }
    }

    private async Task<T> ChangeAsync<T>(HttpMethod method, string path, Func<HttpContent> content, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var change = new Change(service, path.Split('?')[0], idempotencyKey);
        var doubt = new Doubt();
        changes.Asked(change);
        try
        {
            var answer = await SendAsync<T>(method, path, content, idempotencyKey, doubt, cancellationToken);
            changes.Acknowledged(change, answer!, doubt.Arose);
            return answer;
        }
        catch (RefusedException refused)
        {
            changes.Refused(change, refused);
            throw;
        }
        catch (Exception exception) when (exception is SystemFailureException or OperationCanceledException)
        {
            changes.LeftInDoubt(change);
            throw;
        }
    }

    /// <exception cref="RefusedException">The service refused.</exception>
    /// <exception cref="UnreachableException">No answer came.</exception>
    /// <exception cref="ContractException">The answer cannot be understood.</exception>
    private async Task<T> SendAsync<T>(
        HttpMethod method, string path, Func<HttpContent>? content, string? idempotencyKey, Doubt doubt, CancellationToken cancellationToken)
    {
        var name = $"{method} {path}";
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? delay;
            var started = time.GetTimestamp();
            try
            {
                using var request = new HttpRequestMessage(method, path) { Content = content?.Invoke() };
                if (idempotencyKey is not null)
                    request.Headers.Add(IdempotencyKey, idempotencyKey);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                statistics.Count(service, response.StatusCode, time.GetElapsedTime(started));
                doubt.Arose |= RetryPolicy.MayBeDone(response.StatusCode);
                delay = retries.Next(attempt, response.StatusCode, RetryAfter(response));
                if (delay is null)
                    return await ReadAsync<T>(name, response, doubt.Arose, cancellationToken);
            }
            catch (RefusedException refused) when (refused.MayAskAgain)
            {
                delay = retries.AfterConflict(attempt);
                if (delay is null)
                    throw;
            }
            catch (Exception exception) when (IsTransport(exception, cancellationToken))
            {
                doubt.Arose = true;
                statistics.CountUnanswered(service);
                delay = retries.Next(attempt, null, null);
                if (delay is null)
                    throw new UnreachableException(service, Address, exception.Message, exception);
            }

            await Task.Delay(delay.Value, time, cancellationToken);
        }
    }

    private async Task<T> ReadAsync<T>(string request, HttpResponseMessage response, bool unanswered, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw new RefusedException(service, request, response.StatusCode, await ReadProblemAsync(response, cancellationToken), unanswered);
        if (response.Content.Headers.ContentType?.MediaType is not "application/json" and var type)
            throw new ContractException(service, request, $"the content type must be application/json, but is {type ?? "missing"}.");
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(SimulatorJson.Options, cancellationToken)
                ?? throw new ContractException(service, request, "the body is null.");
        }
        catch (JsonException exception)
        {
            throw new ContractException(service, request, exception.Message, exception);
        }
    }

    private static async Task<Problem> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is "application/problem+json")
        {
            try
            {
                return await response.Content.ReadFromJsonAsync<Problem>(SimulatorJson.Options, cancellationToken) ?? new Problem();
            }
            catch (JsonException exception)
            {
                return new Problem(Title: $"{response.ReasonPhrase} (its problem details cannot be read: {exception.Message})");
            }
        }

        return new Problem(Title: response.ReasonPhrase);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };

    // HttpClient reports its own timeout as a cancellation that nobody asked for.
    private static bool IsTransport(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Whether a sending had no answer, or one that leaves open whether it was done. Belongs to one flow.</summary>
    private sealed class Doubt
    {
        internal bool Arose { get; set; }
    }
}
