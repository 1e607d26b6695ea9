namespace ServiceDefaults.Tests.Receiving;

internal sealed record ReceivedLog(
    string Service, string Scope, int Severity, string Body, string TraceId, string SpanId, Dictionary<string, string> Attributes, Dictionary<string, string> Resource)
{
    internal string? Event => Attributes.GetValueOrDefault("event.name");

    internal static IEnumerable<ReceivedLog> Read(byte[] request) =>
        from resourceLogs in new Wire(request).Messages(1)
        let resource = resourceLogs.Message(1).Attributes(1)
        from scopeLogs in resourceLogs.Messages(2)
        from record in scopeLogs.Messages(2)
        select new ReceivedLog(
            resource.GetValueOrDefault("service.name", string.Empty), scopeLogs.Message(1).Text(1), (int)record.Scalar(2), Wire.Any(record.Message(5)),
            record.Hex(9), record.Hex(10), record.Attributes(6), resource);
}
