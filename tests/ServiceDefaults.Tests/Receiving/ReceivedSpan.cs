namespace ServiceDefaults.Tests.Receiving;

internal sealed record ReceivedSpan(
    string Service, string Name, int Kind, string TraceId, string SpanId, string ParentSpanId, Dictionary<string, string> Attributes)
{
    internal const int Server = 2;
    internal const int Client = 3;

    internal static IEnumerable<ReceivedSpan> Read(byte[] request) =>
        from resourceSpans in new Wire(request).Messages(1)
        let service = resourceSpans.Message(1).Attributes(1).GetValueOrDefault("service.name", string.Empty)
        from scopeSpans in resourceSpans.Messages(2)
        from span in scopeSpans.Messages(2)
        select new ReceivedSpan(service, span.Text(5), (int)span.Scalar(6), span.Hex(1), span.Hex(2), span.Hex(4), span.Attributes(9));
}
