namespace Messaging.Parking;

/// <summary>Parked messages that failed alike: of the same cause and exception, with the same message when ids and numbers are left out.</summary>
/// <param name="Group">The group's id; the same for the same kind of failure, always.</param>
/// <param name="Cause">One of <see cref="Consuming.HeldCause"/>.</param>
/// <param name="ExceptionType">The type of what the handler threw.</param>
/// <param name="Pattern">The message, with <c>#</c> for whatever has a digit or an at sign in it.</param>
/// <param name="Count">How many messages it has.</param>
/// <param name="Oldest">Since when the first of them is parked.</param>
/// <param name="Newest">Since when the last of them is parked.</param>
/// <param name="Example">The newest of them.</param>
internal sealed record ParkedGroup(
    string Group, string Cause, string? ExceptionType, string Pattern, long Count, DateTimeOffset Oldest, DateTimeOffset Newest, ParkedMessage Example);
