namespace Observability.Reading.Records;

/// <summary>The exception that a log record carries.</summary>
internal sealed record LogException(string Type, string? Message, string? StackTrace);
