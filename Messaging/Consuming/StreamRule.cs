namespace Messaging.Consuming;

/// <summary>Keeps the events of a stream in the order of their numbers.</summary>
internal static class StreamRule
{
    internal static StreamDecision Decide(long last, long sequence) =>
        sequence <= last ? StreamDecision.Ignore : sequence == last + 1 ? StreamDecision.Handle : StreamDecision.Wait;
}
