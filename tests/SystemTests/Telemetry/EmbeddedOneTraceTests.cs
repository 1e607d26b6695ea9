namespace SystemTests.Telemetry;

public sealed class EmbeddedOneTraceTests(WholeSystem system) : OneTraceContract(system);
