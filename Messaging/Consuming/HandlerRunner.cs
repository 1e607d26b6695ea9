using Messaging.Storage;
using Npgsql;

namespace Messaging.Consuming;

/// <summary>Runs the handler of one message in a scope of its own, within the transaction of the batch.</summary>
internal abstract class HandlerRunner
{
    /// <exception cref="HandlerFailedException">The handler threw.</exception>
    internal abstract Task RunAsync(
        InboundMessage message, StreamLedger streams, BatchResult result, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken);
}
