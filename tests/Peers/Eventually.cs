using Fixtures;

namespace Peers;

/// <summary>Polls for what must come true in time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task<T> BecomesAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what) => Polling.UntilAsync(read, condition, what, Limit);

    public static async Task<T> ArrivesAsync<T>(Func<T?> read, string what)
        where T : class => (await BecomesAsync(() => Task.FromResult(read()), found => found is not null, what))!;
}
