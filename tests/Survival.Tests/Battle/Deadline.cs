using System.Diagnostics;

namespace Survival.Tests.Battle;

/// <summary>Polls for what must come true in time.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), value => value, what);

    internal static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        T last;
        do
        {
            last = await read();
            if (condition(last))
                return last;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        }
        while (watch.Elapsed < Limit);
        throw new TimeoutException($"{what} did not come true in {Limit.TotalSeconds} s; last: {last}");
    }
}
