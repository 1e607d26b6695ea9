namespace LocalHosting.Tests.Support;

/// <summary>Bounds a test's waits, so that a hang fails instead of hanging.</summary>
internal static class Deadline
{
    internal static CancellationToken After(int seconds)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(TimeSpan.FromSeconds(seconds));
        return source.Token;
    }

    /// <summary>Asks again and again until a condition holds.</summary>
    internal static async Task UntilAsync(Func<bool> condition, int seconds, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var token = After(seconds);
        try
        {
            while (!condition())
                await timer.WaitForNextTickAsync(token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Not within {seconds} s: {what}");
        }
    }
}
