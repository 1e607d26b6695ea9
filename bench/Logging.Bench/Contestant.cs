using Microsoft.Extensions.Logging;

namespace Logging.Bench;

/// <summary>A way to get a log event out of a process.</summary>
internal sealed class Contestant(ILogger logger, NullReceiver receiver, IDisposable owner) : IDisposable
{
    /// <summary>Gets the logger that is written to.</summary>
    internal ILogger Logger { get; } = logger;

    /// <summary>Waits until as many records as were logged have been exported.</summary>
    internal void Drain(int records) => receiver.Await(records);

    public void Dispose() => owner.Dispose();
}
