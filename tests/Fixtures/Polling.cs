using System.Collections;
using System.Diagnostics;
using Xunit;

namespace Fixtures;

/// <summary>Asks again until the answer is as wanted, or a time has passed: what happens in the background arrives when it arrives.</summary>
public static class Polling
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Gives the first answer that is as wanted.</summary>
    /// <exception cref="TimeoutException">None came in time; the message has the last one.</exception>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        T last;
        do
        {
            last = await read();
            if (condition(last))
                return last;
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
        while (watch.Elapsed < limit);
        throw new TimeoutException($"{what} did not come true in {limit.TotalSeconds} s; last: {(last is IEnumerable many and not string ? string.Join(", ", many.Cast<object>()) : last)}");
    }
}
