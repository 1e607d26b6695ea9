namespace Collector.Redaction;

/// <summary>What a field of a row may hold of what senders wrote.</summary>
internal enum FieldKind
{
    /// <summary>Numbers, times, ids.</summary>
    Other,

    /// <summary>Text.</summary>
    Text,

    /// <summary>The body of a log record: text, or JSON written as text.</summary>
    Body,

    /// <summary>JSON, in which any string may be sensitive.</summary>
    Json,

    /// <summary>The record's attributes, where it is noted how much was masked.</summary>
    Attributes,
}
