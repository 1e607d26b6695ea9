using SystemTests.Flow;

namespace SystemTests.Elastic;

[Collection(nameof(WithElastic))]
public sealed class ElasticSideBranchTests(ElasticSystem system) : SideBranchContract(system.There());
