using Fixtures;

namespace Messaging.Tests.Flow;

/// <summary>Polls for what must come true in time.</summary>
public static class Deadline
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), value => value, what);

    public static Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what) => Polling.UntilAsync(read, condition, what, Limit);
}
