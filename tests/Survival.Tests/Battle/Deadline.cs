using Fixtures;

namespace Survival.Tests.Battle;

/// <summary>Polls for what must come true in time.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), value => value, what);

    internal static Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what) => Polling.UntilAsync(read, condition, what, Limit);
}
