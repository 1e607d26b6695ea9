namespace ElasticSetup.Pieces;

/// <summary>What became of a piece.</summary>
internal enum OutcomeKind
{
    Unchanged,
    Created,
    Changed,
    Impossible,
}
