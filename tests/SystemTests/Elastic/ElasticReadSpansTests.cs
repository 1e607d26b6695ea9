using SystemTests.Reading;

namespace SystemTests.Elastic;

[Collection(nameof(WithElastic))]
public sealed class ElasticReadSpansTests(ElasticSystem system) : ReadSpansContract(system.There());
