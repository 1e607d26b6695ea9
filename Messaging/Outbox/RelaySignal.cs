namespace Messaging.Outbox;

/// <summary>Wakes the relay after a commit in this process. No NOTIFY: that would take a lock over the whole database cluster at each commit.</summary>
internal sealed class RelaySignal : Storage.WakeSignal;
