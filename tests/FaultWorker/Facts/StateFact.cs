using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace FaultWorker.Facts;

/// <summary>States a fact once, however often it is asked for.</summary>
internal static class StateFact
{
    internal static async Task<Results<Created, Ok>> Answer(
        FactRequest request, WorkerDbContext database, IUnitOfWork unitOfWork, IEventPublisher publisher, CancellationToken cancellationToken)
    {
        var isNew = await unitOfWork.ExecuteAsync(token => StateAsync(request, database, publisher, token), cancellationToken);
        return isNew ? TypedResults.Created() : TypedResults.Ok();
    }

    private static async Task<bool> StateAsync(FactRequest request, WorkerDbContext database, IEventPublisher publisher, CancellationToken cancellationToken)
    {
        if (await database.Facts.AnyAsync(fact => fact.Stream == request.Stream && fact.Number == request.Number, cancellationToken))
            return false;
        database.Facts.Add(new Fact { Stream = request.Stream, Number = request.Number });
        if (request.IsPoison)
            publisher.Publish(new PoisonStated(request.Stream, request.Number));
        else
            publisher.Publish(new FactStated(request.Stream, request.Number));
        return true;
    }
}
