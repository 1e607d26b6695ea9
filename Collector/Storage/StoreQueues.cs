using Collector.Decoding;
using Microsoft.Extensions.Options;

namespace Collector.Storage;

/// <summary>The queue of each signal.</summary>
internal sealed class StoreQueues(IOptions<CollectorOptions> options, TimeProvider time)
{
    private readonly StoreQueue[] _queues = [.. Enum.GetValues<Signal>().Select(_ => new StoreQueue(options, time))];

    public StoreQueue this[Signal signal] => _queues[(int)signal];
}
