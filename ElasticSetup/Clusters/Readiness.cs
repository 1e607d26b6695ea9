namespace ElasticSetup.Clusters;

/// <summary>Waits for a server that may still be starting.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns when the path answers with success.</summary>
    /// <exception cref="SetupFailedException">It did not in time; or the sign-in is refused, which no waiting mends.</exception>
    internal static async Task WaitAsync(ClusterClient server, string path, string name, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var trouble = await TroubleAsync(server, path, cancellationToken);
            if (trouble is null)
                return;
            if (time.GetElapsedTime(started) > patience)
                throw new SetupFailedException($"{name} at {server.Address} is not ready after {patience.TotalSeconds:0} s: {trouble}");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static async Task<string?> TroubleAsync(ClusterClient server, string path, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await server.SendAsync(HttpMethod.Get, path, body: null, cancellationToken);
            return answer.IsSuccess ? null : answer.ToString();
        }
        catch (SetupFailedException failure) when (failure.InnerException is not null)
        {
            return failure.Message;
        }
    }
}
