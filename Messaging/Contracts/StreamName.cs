namespace Messaging.Contracts;

/// <summary>What the id of a stream must be. It is a key of tables: an id that they do not take would keep the message that bears it, and those behind it, waiting for ever.</summary>
internal static class StreamName
{
    private const int Longest = 200;

    /// <summary>Says what is wrong with a stream's id, or gives <see langword="null"/>.</summary>
    internal static string? FaultOf(string streamId) =>
        streamId.Length is 0 or > Longest ? $"The stream's id has {streamId.Length} characters; it must have 1 to {Longest}."
        : streamId.Any(character => char.IsControl(character) || char.IsSurrogate(character)) ? "The stream's id has control characters or characters beyond U+FFFF; it must have none."
        : null;
}
