using Microsoft.EntityFrameworkCore;

namespace ServiceDefaults.Databases;

/// <summary>Tells whether a database has been migrated, and lets others wait for that.</summary>
/// <typeparam name="TContext">The context of the database.</typeparam>
public sealed class DatabaseReadiness<TContext>
    where TContext : DbContext
{
    private readonly TaskCompletionSource _migrated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Written by the migration, read by the health check; a reference is replaced atomically.
    private volatile string _waitingFor = "the migration to begin";

    /// <summary>Gets a value indicating whether the migrations ran.</summary>
    public bool IsMigrated => _migrated.Task.IsCompletedSuccessfully;

    /// <summary>Gets what the migration waits for, as words that continue "waiting for".</summary>
    internal string WaitingFor => _waitingFor;

    /// <summary>Waits until the migrations ran.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled first, as it is when the process stops.</exception>
    public Task WaitAsync(CancellationToken cancellationToken) => _migrated.Task.WaitAsync(cancellationToken);

    internal void Waits(string forWhat) => _waitingFor = forWhat;

    internal void Migrated() => _migrated.TrySetResult();
}
