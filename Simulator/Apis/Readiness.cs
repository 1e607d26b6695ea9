namespace Simulator.Apis;

/// <summary>Asks services for their health before a run, so that one that is down is named at once and not after a hundred failed orders.</summary>
internal sealed class Readiness(ServiceClients clients, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Gives what is wrong with each of the services, asking until nothing is or the time is over.</summary>
    internal async Task<IReadOnlyList<string>> FaultsAsync(IReadOnlyDictionary<string, Uri> addresses, TimeSpan wait, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var answers = await Task.WhenAll(addresses.Select(address => FaultAsync(address.Key, address.Value, cancellationToken)));
            var faults = answers.OfType<string>().ToList();
            if (faults.Count == 0 || time.GetElapsedTime(started) >= wait)
                return faults;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<string?> FaultAsync(string service, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var http = clients.HttpOf(service);
            using var response = await http.GetAsync(new Uri("health", UriKind.Relative), cancellationToken);
            if (response.IsSuccessStatusCode)
                return null;
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return $"{service} at {address} is not ready: {(int)response.StatusCode} {body.ReplaceLineEndings(" ")}".TrimEnd();
        }
        catch (HttpRequestException exception)
        {
            return $"{service} at {address} is not reachable: {exception.Message}";
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{service} at {address} does not answer: {exception.Message}";
        }
    }
}
