namespace SystemTests.Flow;

public sealed class EmbeddedClosedOrderTests(WholeSystem system) : ClosedOrderContract(system);
