using System.Diagnostics;

namespace Simulator.Orders;

/// <summary>Looks at something until it is as expected.</summary>
internal static class Polling
{
    /// <summary>Reads until <paramref name="isDone"/>, and gives what was read last.</summary>
    internal static Task<T> UntilAsync<T>(Func<CancellationToken, Task<T>> read, Predicate<T> isDone, TimeProvider time, CancellationToken cancellationToken) =>
        UntilAsync(read, isDone, PollBackoff.Patient, time, cancellationToken);

    /// <summary>Reads until <paramref name="isDone"/>, as often as <paramref name="backoff"/> says, and gives what was read last.</summary>
    internal static async Task<T> UntilAsync<T>(
        Func<CancellationToken, Task<T>> read, Predicate<T> isDone, PollBackoff backoff, TimeProvider time, CancellationToken cancellationToken)
    {
        // Each look is a trace of its own; the order's would else consist of looks mostly. The caller keeps its span: what is set here ends here.
        Activity.Current = null;
        while (true)
        {
            var seen = await read(cancellationToken);
            if (isDone(seen))
                return seen;
            await Task.Delay(backoff.Next(), time, cancellationToken);
        }
    }
}
