namespace Observability.Archiving.Elastic;

/// <summary>An index of a cluster.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Uuid">Its id: another index that bears the same name one day has another.</param>
/// <param name="CreatedOn">The UTC day it was created on.</param>
/// <param name="Bytes">What it takes on disk.</param>
internal sealed record ElasticIndex(string Name, string Uuid, DateOnly CreatedOn, long Bytes)
{
    /// <summary>Gets what a manifest and the catalogue know it by.</summary>
    public string Source => $"{Name}/{Uuid}";

    public static string NameOf(string source) => source[..source.IndexOf('/', StringComparison.Ordinal)];
}
