namespace Messaging.Consuming;

/// <summary>Why a message is held; the words of the column <c>cause</c>.</summary>
internal static class HeldCause
{
    /// <summary>Its handler failed.</summary>
    internal const string Failure = "failure";

    /// <summary>Its predecessor in the stream is missing.</summary>
    internal const string Gap = "gap";

    /// <summary>It cannot be read.</summary>
    internal const string Invalid = "invalid";

    /// <summary>The broker gave it up: it was delivered too often, and each time the consumer died.</summary>
    internal const string DeliveryLimit = "delivery-limit";
}
