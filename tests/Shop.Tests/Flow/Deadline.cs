using System.Diagnostics;

namespace Shop.Tests.Flow;

/// <summary>Waits for what must come true in time.</summary>
internal static class Deadline
{
    internal static TimeSpan Span { get; } = TimeSpan.FromSeconds(30);

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Reads until a condition holds.</summary>
    internal static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        T last;
        do
        {
            last = await read();
            if (condition(last))
                return last;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);
        }
        while (watch.Elapsed < Span);
        throw new TimeoutException($"{what} did not come true in {Span.TotalSeconds} s; last: {last}");
    }

    /// <summary>Gives up waiting after a while.</summary>
    internal static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Span, Token);
}
