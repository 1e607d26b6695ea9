using Serilog.Events;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Logging;

/// <summary>Writes an exception as the attributes <c>exception.type</c>, <c>exception.message</c> and <c>exception.stacktrace</c> (https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs/).</summary>
internal static class ExceptionText
{
    // An exception of many inner exceptions would else be a record of megabytes.
    private const int MaxLength = 32_768;

    internal static void AddTo(Dictionary<string, LogEventPropertyValue> attributes, Exception exception)
    {
        attributes["exception.type"] = new ScalarValue(exception.GetType().FullName);
        attributes["exception.message"] = new ScalarValue(Shorten(PlainText.Protect(exception.Message)));
        attributes["exception.stacktrace"] = new ScalarValue(Shorten(PlainText.Protect(exception.ToString())));
    }

    private static string Shorten(string text) => text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), " …");
}
