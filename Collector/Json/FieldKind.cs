namespace Collector.Json;

/// <summary>How a field looks in OTLP's JSON, and how on the wire.</summary>
internal enum FieldKind
{
    /// <summary>A string; on the wire UTF-8.</summary>
    Text,

    /// <summary>A string in base64; on the wire its bytes.</summary>
    Base64,

    /// <summary>A string in hexadecimal (trace and span ids, unlike protobuf's own JSON); on the wire its bytes.</summary>
    Hex,

    /// <summary>True or false; on the wire a varint.</summary>
    Truth,

    /// <summary>A number, or a number in a string; on the wire a varint.</summary>
    Varint,

    /// <summary>A number, or a number in a string; on the wire a zigzag varint.</summary>
    ZigZag,

    /// <summary>A number, or a number in a string; on the wire eight bytes.</summary>
    Fixed64,

    /// <summary>A number, or a number in a string; on the wire four bytes.</summary>
    Fixed32,

    /// <summary>A number, or a number, <c>NaN</c>, <c>Infinity</c>, <c>-Infinity</c> in a string; on the wire eight bytes.</summary>
    Double,

    /// <summary>An object; on the wire an embedded message.</summary>
    Message,
}
