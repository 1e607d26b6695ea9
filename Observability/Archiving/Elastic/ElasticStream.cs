namespace Observability.Archiving.Elastic;

/// <summary>A data stream.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Indices">The indices behind it, in the order in which they were written; the last is written now.</param>
internal sealed record ElasticStream(string Name, IReadOnlyList<ElasticIndex> Indices)
{
    public ElasticIndex Written => Indices[^1];

    /// <summary>Gets the indices that are no longer written, each with the day on which the next took its place.</summary>
    public IEnumerable<(ElasticIndex Index, DateOnly EndedOn)> Ended => Indices.Zip(Indices.Skip(1), (index, next) => (index, next.CreatedOn));
}
