namespace Messaging.Contracts;

/// <summary>An integration event that belongs to a stream of numbered events about one thing, and takes effect in the order of the numbers.</summary>
/// <remarks>
/// A system that follows a stream consumes all of its events. Publishing number n of a stream requires that the publisher has published or consumed n-1;
/// consuming it changes nothing when n has been seen, and waits when n-1 has not.
/// </remarks>
public interface IStreamEvent : IIntegrationEvent
{
    /// <summary>Gets the stream, such as <c>order/S-100001</c>: 1 to 200 characters, none of them a control character or beyond U+FFFF.</summary>
    string StreamId { get; }

    /// <summary>Gets the number within the stream; the first is 1.</summary>
    long Sequence { get; }
}
