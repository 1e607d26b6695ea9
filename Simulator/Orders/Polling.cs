using Simulator.Tracing;

namespace Simulator.Orders;

/// <summary>Looks at something until it is as expected.</summary>
internal static class Polling
{
    /// <summary>Reads until <paramref name="isDone"/>, and gives what was read last.</summary>
    /// <remarks>Looks are kept out of the order's trace, which would else consist of them mostly; see <see cref="SimulatorTrace.Unrecorded"/>.</remarks>
    internal static async Task<T> UntilAsync<T>(Func<CancellationToken, Task<T>> read, Predicate<T> isDone, TimeProvider time, CancellationToken cancellationToken)
    {
        using var unrecorded = SimulatorTrace.Unrecorded();
        var backoff = default(PollBackoff);
        while (true)
        {
            var seen = await read(cancellationToken);
            if (isDone(seen))
                return seen;
            await Task.Delay(backoff.Next(), time, cancellationToken);
        }
    }
}
