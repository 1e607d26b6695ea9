namespace Messaging.Bench;

/// <summary>Tells when so many events were handled.</summary>
internal sealed class Arrivals
{
    private TaskCompletionSource _all = new();
    private int _missing; // Changed by all lanes.

    internal Task Expect(int count)
    {
        _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _missing, count);
        return _all.Task;
    }

    internal void Handled()
    {
        if (Interlocked.Decrement(ref _missing) == 0)
            _all.TrySetResult();
    }
}
