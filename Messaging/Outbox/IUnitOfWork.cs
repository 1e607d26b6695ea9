namespace Messaging.Outbox;

/// <summary>One transaction over the service's state, its outbox and its inbox (scoped).</summary>
public interface IUnitOfWork
{
    /// <summary>Runs <paramref name="work"/>, saves the changes it made to the service's <c>DbContext</c>, stores the events it published, and commits; or rolls all of it back.</summary>
    /// <remarks>Once committed, the relay is woken. <paramref name="work"/> must be free of effects outside the transaction.</remarks>
    Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken);

    /// <summary>Has <paramref name="effect"/> run once the current transaction has committed: a log event, a counter, whatever must not claim what was rolled back.</summary>
    /// <remarks>
    /// Effects run in the order in which they were added, under the execution context (trace, baggage) in which they were added. Those of an attempt that is rolled back
    /// are forgotten. They cannot undo the commit, so they must not throw. Only within <see cref="ExecuteAsync{TResult}"/>.
    /// </remarks>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    void OnCommitted(Action effect);
}
