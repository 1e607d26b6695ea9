using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Logging;

/// <summary>One log event as one line for people: <c>12:00:00.000 INF order.created Order S-100001 … trace=4bf92f…</c>, and below it the exception.</summary>
internal static class ConsoleLine
{
    internal static void Write(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture));
        output.Write(NameOf(logEvent.Level));
        output.Write(' ');
        output.Write(Text(logEvent, TelemetryAttributes.EventName) ?? Text(logEvent, "SourceContext") ?? "-");
        output.Write(' ');
        foreach (var token in logEvent.MessageTemplate.Tokens)
            Write(token, logEvent, output);
        if (logEvent.TraceId is { } traceId)
        {
            output.Write(" trace=");
            output.Write(traceId.ToHexString());
        }

        output.WriteLine();
        if (Text(logEvent, "exception.stacktrace") is { } exception)
            output.WriteLine(exception);
    }

    private static void Write(MessageTemplateToken token, LogEvent logEvent, TextWriter output)
    {
        // Serilog would put strings in quotes.
        if (token is PropertyToken property && Text(logEvent, property.PropertyName) is { } text)
            output.Write(text);
        else
            token.Render(logEvent.Properties, output, CultureInfo.InvariantCulture);
    }

    private static string? Text(LogEvent logEvent, string name) =>
        logEvent.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: string text } ? text : null;

    private static string NameOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "TRC",
        LogEventLevel.Debug => "DBG",
        LogEventLevel.Information => "INF",
        LogEventLevel.Warning => "WRN",
        LogEventLevel.Error => "ERR",
        _ => "FTL",
    };
}
