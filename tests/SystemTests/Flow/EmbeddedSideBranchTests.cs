namespace SystemTests.Flow;

public sealed class EmbeddedSideBranchTests(WholeSystem system) : SideBranchContract(system);
