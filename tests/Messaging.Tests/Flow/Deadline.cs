using System.Diagnostics;

namespace Messaging.Tests.Flow;

/// <summary>Polls for what must come true in time.</summary>
public static class Deadline
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), value => value, what);

    public static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what)
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
        while (watch.Elapsed < TimeSpan.FromSeconds(30));
        throw new TimeoutException($"{what} did not come true in 30 s; last: {(last is System.Collections.IEnumerable many and not string ? string.Join(", ", many.Cast<object>()) : last)}");
    }
}
