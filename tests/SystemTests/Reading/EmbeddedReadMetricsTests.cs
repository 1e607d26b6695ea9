namespace SystemTests.Reading;

public sealed class EmbeddedReadMetricsTests(WholeSystem system) : ReadMetricsContract(system);
