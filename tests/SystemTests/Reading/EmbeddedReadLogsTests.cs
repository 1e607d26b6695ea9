namespace SystemTests.Reading;

public sealed class EmbeddedReadLogsTests(WholeSystem system) : ReadLogsContract(system);
