namespace SystemTests;

/// <summary>For tests that restart services: they run one after the other, when all that run side by side are done.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
