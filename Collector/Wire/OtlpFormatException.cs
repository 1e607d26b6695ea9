namespace Collector.Wire;

/// <summary>The request is not a well-formed OTLP message; the sender has to mend it, so retrying is of no use.</summary>
internal sealed class OtlpFormatException : Exception
{
    /// <summary>Creates the error for a message in the protobuf encoding.</summary>
    /// <param name="message">The message type that was being read, such as <c>LogRecord</c>.</param>
    /// <param name="field">The number of the field that was being read; 0 where its tag is the fault.</param>
    /// <param name="offset">Where in the request the field starts, in bytes.</param>
    /// <param name="fault">What is wrong, and what would be right.</param>
    public OtlpFormatException(string message, int field, int offset, string fault)
        : base(field == 0 ? $"{message} at offset {offset}: {fault}" : $"{message} field {field} at offset {offset}: {fault}")
    {
        MessageType = message;
        Field = field;
        Offset = offset;
    }

    /// <summary>Creates the error for a message in the JSON encoding.</summary>
    public OtlpFormatException(string path, long offset, string fault)
        : base($"{path} at offset {offset}: {fault}")
    {
        MessageType = path;
        Offset = (int)offset;
    }

    public string MessageType { get; }

    public int Field { get; }

    public int Offset { get; }
}
