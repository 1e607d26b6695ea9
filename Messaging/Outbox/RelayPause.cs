namespace Messaging.Outbox;

/// <summary>How long the relay pauses.</summary>
/// <param name="Length">For how long at most.</param>
/// <param name="Wakeable">Whether a commit ends it early.</param>
internal sealed record RelayPause(TimeSpan Length, bool Wakeable)
{
    internal static RelayPause None { get; } = new(TimeSpan.Zero, Wakeable: false);
}
