namespace Messaging.Outbox;

/// <summary>One transaction over the service's state, its outbox and its inbox (scoped).</summary>
public interface IUnitOfWork
{
    /// <summary>Runs <paramref name="work"/>, saves the changes it made to the service's <c>DbContext</c>, stores the events it published, and commits; or rolls all of it back.</summary>
    /// <remarks>Once committed, the relay is woken. <paramref name="work"/> must be free of effects outside the transaction.</remarks>
    Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken);
}
