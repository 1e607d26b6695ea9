using System.Net;
using System.Text.Json.Nodes;
using ElasticSetup.Clusters;

namespace ElasticSetup.Pieces;

/// <summary>One thing that a cluster should keep.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">How it should be.</param>
internal sealed record Piece(PieceKind Kind, string Name, JsonObject Content)
{
    /// <summary>Brings it about, where it is not so already.</summary>
    /// <exception cref="SetupFailedException">The cluster refuses it.</exception>
    internal async Task<Outcome> ApplyAsync(ClusterClient cluster, CancellationToken cancellationToken)
    {
        var path = Kind.Path + Uri.EscapeDataString(Name);
        var before = await cluster.SendAsync(HttpMethod.Get, $"{path}?flat_settings=true", body: null, cancellationToken);
        var present = before.Status == HttpStatusCode.OK && before.Body is { } body ? Kind.Unwrap(body, Name) : null;
        if (present is not null && Comparison.IsAsAsked(present, Content))
            return Outcome.Unchanged;

        var answer = await cluster.SendAsync(HttpMethod.Put, path, Content, cancellationToken);
        if (answer.IsSuccess)
            return present is null ? Outcome.Created : Outcome.Changed;
        return Kind.IsOptional && answer.IsBeyondTheCluster
            ? Outcome.Impossible(answer.Reason)
            : throw new SetupFailedException($"The cluster refuses the {Kind.Title} '{Name}': {answer}");
    }
}
