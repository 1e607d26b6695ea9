using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;
using ServiceDefaults.Export;
using ServiceDefaults.Health;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Logging;

/// <summary>
/// Gives every log event its final shape before it is queued, while the flow that wrote it is still current: attributes under their registered names,
/// the event's name, the order and customer of the flow, classified values as hashes, and the exception as text.
/// </summary>
internal sealed class SemanticSink(ILogEventSink[] exporters, ExportGrace grace) : ILogEventSink, IDisposable
{
    private readonly SemanticTemplates _templates = new();

    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level < LogEventLevel.Warning && IsAboutHealth(logEvent))
            return;
        var attributes = new Dictionary<string, LogEventPropertyValue>(logEvent.Properties.Count + 4, StringComparer.Ordinal);
        AddAll(attributes, logEvent);
        AddOrder(attributes);
        // An event of ours is told by its name; that of a library, whose names are not always unique, by its template.
        if (!HasOwnName(attributes) && logEvent.MessageTemplate.Text.Length > 0)
            attributes.Add(TelemetryAttributes.MessageTemplate, new ScalarValue(PlainTemplate(logEvent.MessageTemplate)));
        if (logEvent.Exception is { } exception)
            ExceptionText.AddTo(attributes, exception);

        var shaped = LogEvent.UnstableAssembleFromParts(
            logEvent.Timestamp, logEvent.Level, exception: null, _templates.Rename(logEvent.MessageTemplate), attributes,
            logEvent.TraceId ?? default(ActivityTraceId), logEvent.SpanId ?? default(ActivitySpanId));
        foreach (var exporter in exporters)
            exporter.Emit(shaped);
    }

    public void Dispose()
    {
        grace.Begin();
        foreach (var exporter in exporters)
            (exporter as IDisposable)?.Dispose();
    }

    private static void AddAll(Dictionary<string, LogEventPropertyValue> attributes, LogEvent logEvent)
    {
        // Serilog declares the interface, whose enumerator would be an object for each event.
        if (logEvent.Properties is Dictionary<string, LogEventPropertyValue> properties)
        {
            foreach (var (name, value) in properties)
                Add(attributes, logEvent, name, value);
        }
        else
        {
            foreach (var (name, value) in logEvent.Properties)
                Add(attributes, logEvent, name, value);
        }
    }

    private static void Add(Dictionary<string, LogEventPropertyValue> attributes, LogEvent logEvent, string name, LogEventPropertyValue value)
    {
        // The trace says more than these ids of ASP.NET Core's scope, which would be on every record of a request.
        if (name is not ("ConnectionId" or "RequestId") || logEvent.MessageTemplate.Text.Contains(name, StringComparison.Ordinal))
            Add(attributes, name, value);
    }

    private static void Add(Dictionary<string, LogEventPropertyValue> attributes, string name, LogEventPropertyValue value)
    {
        switch (name)
        {
            case "EventId":
                if (NameOf(value) is { } eventName)
                    attributes[TelemetryAttributes.EventName] = eventName;
                return;
            case Constants.SourceContextPropertyName:
                attributes[name] = value;
                return;
            default:
                if (value is not ScalarValue { Value: null })
                    attributes[Placeholders.AttributeOf(name)] = ProtectedValue.Of(value);
                return;
        }
    }

    private static ScalarValue? NameOf(LogEventPropertyValue eventId)
    {
        if (eventId is StructureValue structure)
        {
            foreach (var property in structure.Properties)
            {
                if (property is { Name: "Name", Value: ScalarValue { Value: string { Length: > 0 } } name })
                    return name;
            }
        }

        return null;
    }

    /// <summary>Names of ours begin with a small letter; those of libraries, where there are any, are the names of constants.</summary>
    private static bool HasOwnName(Dictionary<string, LogEventPropertyValue> attributes) =>
        attributes.TryGetValue(TelemetryAttributes.EventName, out var name) && name is ScalarValue { Value: string text } && char.IsAsciiLetterLower(text[0]);

    private static void AddOrder(Dictionary<string, LogEventPropertyValue> attributes)
    {
        // Most events that have these in the flow name them themselves, too.
        if (!attributes.ContainsKey(TelemetryAttributes.OrderId) && OrderBaggage.OrderId is { } orderId)
            attributes.Add(TelemetryAttributes.OrderId, new ScalarValue(orderId));
        if (!attributes.ContainsKey(TelemetryAttributes.CustomerId) && OrderBaggage.CustomerId is { } customerId)
            attributes.Add(TelemetryAttributes.CustomerId, new ScalarValue(customerId));
    }

    private static string PlainTemplate(MessageTemplate template) => Classification.PlainText.Protect(template.Text);

    private static bool IsAboutHealth(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue("RequestPath", out var path) && path is ScalarValue { Value: string text } && HealthEndpoints.IsHealth(text);
}
