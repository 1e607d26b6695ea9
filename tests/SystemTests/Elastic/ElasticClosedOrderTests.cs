using SystemTests.Flow;

namespace SystemTests.Elastic;

[Collection(nameof(WithElastic))]
public sealed class ElasticClosedOrderTests(ElasticSystem system) : ClosedOrderContract(system.There());
