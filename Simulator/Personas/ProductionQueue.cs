using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Simulator.Apis;
using Simulator.Orders;

namespace Simulator.Personas;

/// <summary>One look at the production queue for all operators, instead of one for each order; orders of others are left alone.</summary>
internal sealed class ProductionQueue(MesApi mes, TimeProvider time)
{
    /// <summary>Orders somebody waits for. Added by flows, completed by the watch, removed by the flow that waited.</summary>
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);

    /// <summary>Wakes the watch when there is something to look for; one signal is enough for any number of orders.</summary>
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Waits until the order is in the queue.</summary>
    internal async Task AwaitAsync(string orderId, CancellationToken cancellationToken)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[orderId] = seen;
        _wake.Writer.TryWrite(true);
        try
        {
            await seen.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _awaited.TryRemove(orderId, out _);
        }
    }

    /// <summary>Looks at the queue as long as somebody waits, until cancelled.</summary>
    /// <exception cref="SystemFailureException">The queue cannot be read; all who wait get it, too.</exception>
    internal async Task WatchAsync(CancellationToken cancellationToken)
    {
        // The watch serves all orders, so its requests belong to no order's trace.
        Activity.Current = null;
        var backoff = PollBackoff.Patient;
        while (true)
        {
            if (_awaited.IsEmpty)
            {
                await _wake.Reader.ReadAsync(cancellationToken);
                backoff = PollBackoff.Patient;
            }

            try
            {
                if (await LookAsync(cancellationToken))
                    backoff = PollBackoff.Patient;
            }
            catch (SystemFailureException failure)
            {
                foreach (var (_, waiting) in _awaited)
                    waiting.TrySetException(failure);
            }

            await Task.Delay(backoff.Next(), time, cancellationToken);
        }
    }

    /// <summary>Reads pages until all who wait are served or the queue ends; tells whether anybody was.</summary>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var served = 0;
        string? cursor = null;
        do
        {
            var page = await mes.QueueAsync(cursor, cancellationToken);
            foreach (var order in page.Items)
                served += _awaited.TryGetValue(order.OrderId, out var waiting) && waiting.TrySetResult() ? 1 : 0;
            cursor = page.Next;
        }
        while (cursor is not null && _awaited.Values.Any(waiting => !waiting.Task.IsCompleted));
        return served > 0;
    }
}
