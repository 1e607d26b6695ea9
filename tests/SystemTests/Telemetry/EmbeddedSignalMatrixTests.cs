namespace SystemTests.Telemetry;

public sealed class EmbeddedSignalMatrixTests(WholeSystem system, SignalMatrixContract.ClosedOrder order) : SignalMatrixContract(system, order);
