namespace ServiceDefaults.Classification;

/// <summary>A value that must not appear in plain text in a log, span, metric or message header.</summary>
public interface IClassified
{
    /// <summary>Gets the kind of protected data.</summary>
    DataClass DataClass { get; }

    /// <summary>Gets the text that may be shown in place of the value: its kind and a keyed hash, so that equal values can be told to be equal.</summary>
    string Redacted { get; }
}
