using Npgsql;

namespace Messaging.Parking;

/// <summary>Sums up what became of the messages of a request.</summary>
internal static class ParkedAnswers
{
    /// <summary>How many refused messages an answer names where the request named none.</summary>
    internal const int MostItems = 100;

    /// <summary>Answers a request that named its messages, in the order in which it did.</summary>
    internal static ParkedAnswer OfIds(ParkedRequest request, IReadOnlyCollection<ParkedFate> fates)
    {
        var byId = fates.ToDictionary(fate => fate.MessageId);
        var done = fates.Count(fate => fate.Result is ParkedResult.Redriven or ParkedResult.Discarded);
        var refused = fates.Count(fate => fate.Result == ParkedResult.Refused);
        return new ParkedAnswer(request.Id, done, fates.Count - done - refused, refused, refused, [.. request.MessageIds!.Where(byId.ContainsKey).Select(id => byId[id])]);
    }

    internal static async Task<long> CountAsync(ParkedStatement statement, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = statement.Command($"SELECT count(*) FROM messaging.held WHERE {statement.Where}", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
