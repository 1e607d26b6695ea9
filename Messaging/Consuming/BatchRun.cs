using Messaging.Storage;
using Npgsql;

namespace Messaging.Consuming;

/// <summary>One attempt to handle a batch in one transaction.</summary>
/// <param name="Lease">The connection, and the context and scope that handlers share where <paramref name="Shared"/> is not <see langword="null"/>.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="Streams">The positions of the batch's streams.</param>
/// <param name="Result">Collects what the handlers did.</param>
/// <param name="Shared">What the handlers left to be saved together; <see langword="null"/> where each has a scope and a context of its own.</param>
internal sealed record BatchRun(DatabaseLease Lease, NpgsqlTransaction Transaction, StreamLedger Streams, BatchResult Result, SharedContext? Shared);
