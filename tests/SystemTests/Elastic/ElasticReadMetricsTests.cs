using SystemTests.Reading;

namespace SystemTests.Elastic;

[Collection(nameof(WithElastic))]
public sealed class ElasticReadMetricsTests(ElasticSystem system) : ReadMetricsContract(system.There());
