namespace Messaging.Storage;

/// <summary>Lets relay and consumer wait until the tables of messaging exist.</summary>
internal sealed class SchemaReadiness
{
    private readonly TaskCompletionSource _created = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal bool IsCreated => _created.Task.IsCompletedSuccessfully;

    internal Task WaitAsync(CancellationToken cancellationToken) => _created.Task.WaitAsync(cancellationToken);

    internal void Created() => _created.TrySetResult();
}
