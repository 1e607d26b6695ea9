using System.Diagnostics;
using Xunit;

namespace Peers;

/// <summary>Polls for what must come true in time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task<T> BecomesAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var last = await read();
            if (condition(last))
                return last;
            if (watch.Elapsed > Limit)
                throw new TimeoutException($"{what} did not come true in {Limit.TotalSeconds} s; last: {last}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public static async Task<T> ArrivesAsync<T>(Func<T?> read, string what)
        where T : class => (await BecomesAsync(() => Task.FromResult(read()), found => found is not null, what))!;
}
