namespace SystemTests.Elastic;

/// <summary>For tests of the real backends: they share one system, which starts when all other tests are done.</summary>
[CollectionDefinition(nameof(WithElastic), DisableParallelization = true)]
public sealed class WithElastic : ICollectionFixture<ElasticSystem>;
