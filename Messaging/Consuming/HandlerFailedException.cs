namespace Messaging.Consuming;

/// <summary>Carries a handler's failure out of the batch that it ends.</summary>
internal sealed class HandlerFailedException(InboundMessage failed, Exception cause) : Exception(cause.Message, cause)
{
    internal InboundMessage Failed { get; } = failed;
}
