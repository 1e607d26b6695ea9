namespace Messaging.Consuming;

/// <summary>Runs handlers within the transaction of a batch.</summary>
internal abstract class HandlerRunner
{
    /// <summary>Runs the handler of one message.</summary>
    /// <exception cref="HandlerFailedException">The handler threw.</exception>
    /// <exception cref="SharedContextException">It threw, and that need not be its own fault: rows of other handlers were in its context.</exception>
    internal abstract Task RunAsync(InboundMessage message, BatchRun run, CancellationToken cancellationToken);
}
