using SystemTests.Telemetry;

namespace SystemTests.Elastic;

[Collection(nameof(WithElastic))]
public sealed class ElasticOneTraceTests(ElasticSystem system) : OneTraceContract(system.There());
