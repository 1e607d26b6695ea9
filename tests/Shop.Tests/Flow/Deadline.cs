using Fixtures;

namespace Shop.Tests.Flow;

/// <summary>Waits for what must come true in time.</summary>
internal static class Deadline
{
    internal static TimeSpan Span { get; } = TimeSpan.FromSeconds(30);

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Reads until a condition holds.</summary>
    internal static Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what) => Polling.UntilAsync(read, condition, what, Span);

    /// <summary>Gives up waiting after a while.</summary>
    internal static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Span, Token);
}
