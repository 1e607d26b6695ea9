using SystemTests.Telemetry;

namespace SystemTests.Elastic;

[Collection(nameof(WithElastic))]
public sealed class ElasticSignalMatrixTests(ElasticSystem system, SignalMatrixContract.ClosedOrder order) : SignalMatrixContract(system.There(), order);
