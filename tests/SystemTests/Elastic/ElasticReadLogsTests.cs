using SystemTests.Reading;

namespace SystemTests.Elastic;

[Collection(nameof(WithElastic))]
public sealed class ElasticReadLogsTests(ElasticSystem system) : ReadLogsContract(system.There());
