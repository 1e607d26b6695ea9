namespace Messaging.Consuming;

/// <summary>A message and the channel on which alone it can be acknowledged.</summary>
internal sealed record Delivery(InboundMessage Message, ulong Tag, ConsumingChannel Channel);
