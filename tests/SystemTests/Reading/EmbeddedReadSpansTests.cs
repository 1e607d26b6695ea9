namespace SystemTests.Reading;

public sealed class EmbeddedReadSpansTests(WholeSystem system) : ReadSpansContract(system);
