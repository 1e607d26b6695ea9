namespace Endurance.Faults;

/// <summary>How long faults last.</summary>
internal static class Moment
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for a time drawn between two bounds: here the time itself is the fault.</summary>
    internal static Task PassAsync(Random random, double leastSeconds, double mostSeconds, CancellationToken cancellationToken) => Task.Delay(
        TimeSpan.FromSeconds(leastSeconds + (random.NextDouble() * (mostSeconds - leastSeconds))), TimeProvider.System, cancellationToken);

    /// <summary>Tries something again and again until it is done.</summary>
    internal static async Task UntilDoneAsync(Func<Task<bool>> tryAsync, CancellationToken cancellationToken)
    {
        while (!await tryAsync())
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
    }

    /// <summary>Waits until something is so, at most for a time; tells whether it came to be.</summary>
    internal static async Task<bool> ComesAsync(Func<bool> isSo, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!isSo())
        {
            if (deadline.IsCancellationRequested)
                return false;
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return true;
    }
}
