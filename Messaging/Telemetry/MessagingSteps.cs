using System.Diagnostics;

namespace Messaging.Telemetry;

/// <summary>The steps of a message's way, announced through the <see cref="DiagnosticListener"/> <c>Messaging</c>, without payload, in the flow that takes the step.</summary>
/// <remarks>They cost nothing while nobody listens. Listeners are called synchronously: whoever blocks or ends the process does so exactly at the step.</remarks>
internal static class MessagingSteps
{
    internal const string OutboxStored = "outbox.stored";
    internal const string OutboxCommitted = "outbox.committed";
    internal const string RelayClaimed = "relay.claimed";
    internal const string RelayPublished = "relay.published";
    internal const string RelayConfirmed = "relay.confirmed";
    internal const string RelayCompleted = "relay.completed";
    internal const string ConsumerReceived = "consumer.received";
    internal const string ConsumerHandled = "consumer.handled";
    internal const string ConsumerCommitted = "consumer.committed";
    internal const string ConsumerAcknowledged = "consumer.acknowledged";
    internal const string ParkingStored = "parking.stored";
    internal const string ParkingCommitted = "parking.committed";

    private static readonly DiagnosticListener Listener = new("Messaging");

    internal static void Announce(string step)
    {
        if (Listener.IsEnabled(step))
            Listener.Write(step, null);
    }
}
