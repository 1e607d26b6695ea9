namespace Messaging.Consuming;

/// <summary>Wakes the loop that retries held messages when one became due at once.</summary>
internal sealed class HeldSignal : Storage.WakeSignal;
