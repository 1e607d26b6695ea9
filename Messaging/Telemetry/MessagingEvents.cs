using Microsoft.Extensions.Logging;
using ServiceDefaults.Classification;

namespace Messaging.Telemetry;

/// <summary>The log events of messaging. Ids: <see cref="MessagingEventId"/>.</summary>
internal static partial class MessagingEvents
{
    [LoggerMessage(EventId = MessagingEventId.BatchPublished, EventName = "messaging.outbox.batch_published", Level = LogLevel.Debug,
        Message = "Published {MessageCount} messages in {DurationMs} ms")]
    internal static partial void BatchPublished(ILogger logger, int messageCount, double durationMs);

    [LoggerMessage(EventId = MessagingEventId.PublishRefused, EventName = "messaging.outbox.refused", Level = LogLevel.Warning,
        Message = "{MessageCount} messages stay in the outbox and are offered again: {Problem}")]
    internal static partial void PublishRefused(ILogger logger, int messageCount, string problem);

    [LoggerMessage(EventId = MessagingEventId.RelayFailed, EventName = "messaging.outbox.relay_failed", Level = LogLevel.Warning,
        Message = "The outbox relay failed and goes on in {DelayMs} ms; no message is lost")]
    internal static partial void RelayFailed(ILogger logger, Exception exception, double delayMs);

    [LoggerMessage(EventId = MessagingEventId.PublisherConnected, EventName = "messaging.publisher.connected", Level = LogLevel.Information,
        Message = "The outbox relay is connected to the broker")]
    internal static partial void PublisherConnected(ILogger logger);

    [LoggerMessage(EventId = MessagingEventId.Blocked, EventName = "messaging.connection.blocked", Level = LogLevel.Warning,
        Message = "The broker takes no messages at present: {Problem}. They wait in the outbox")]
    internal static partial void Blocked(ILogger logger, string problem);

    [LoggerMessage(EventId = MessagingEventId.Unblocked, EventName = "messaging.connection.unblocked", Level = LogLevel.Information,
        Message = "The broker takes messages again")]
    internal static partial void Unblocked(ILogger logger);

    [LoggerMessage(EventId = MessagingEventId.TransactionRepeated, EventName = "messaging.transaction.repeated", Level = LogLevel.Debug,
        Message = "A transaction lost against another one after attempt {Attempt} and runs again")]
    internal static partial void TransactionRepeated(ILogger logger, Exception exception, int attempt);

    [LoggerMessage(EventId = MessagingEventId.ConsumerStarted, EventName = "messaging.consumer.started", Level = LogLevel.Information,
        Message = "Consuming queue {Queue}")]
    internal static partial void ConsumerStarted(ILogger logger, string queue);

    [LoggerMessage(EventId = MessagingEventId.ConsumerLost, EventName = "messaging.consumer.lost", Level = LogLevel.Warning,
        Message = "The consumer of queue {Queue} is gone and is set up again in {DelayMs} ms: {Problem}")]
    internal static partial void ConsumerLost(ILogger logger, Exception? exception, string queue, double delayMs, string problem);

    [LoggerMessage(EventId = MessagingEventId.HandlingFailed, EventName = "messaging.message.retried", Level = LogLevel.Warning,
        Message = "Message {MessageId} ({MessageType}) failed at attempt {Attempt} and is tried again in {DelayMs} ms")]
    internal static partial void HandlingFailed(ILogger logger, Exception exception, Guid messageId, string messageType, int attempt, double delayMs);

    [LoggerMessage(EventId = MessagingEventId.MessageParked, EventName = "messaging.message.parked", Level = LogLevel.Error,
        Message = "Message {MessageId} ({MessageType}) is parked after {Attempt} attempts: {Problem}. See GET /messaging/parked")]
    internal static partial void MessageParked(ILogger logger, Exception? exception, Guid messageId, string messageType, int attempt, string problem);

    [LoggerMessage(EventId = MessagingEventId.MessageWaits, EventName = "messaging.message.waits", Level = LogLevel.Debug,
        Message = "Message {MessageId} ({MessageType}) waits for its predecessor: {Problem}")]
    internal static partial void MessageWaits(ILogger logger, Guid messageId, string messageType, string problem);

    [LoggerMessage(EventId = MessagingEventId.DuplicateIgnored, EventName = "messaging.message.duplicate", Level = LogLevel.Debug,
        Message = "Message {MessageId} ({MessageType}) took effect before and is ignored")]
    internal static partial void DuplicateIgnored(ILogger logger, Guid messageId, string messageType);

    [LoggerMessage(EventId = MessagingEventId.LaneStalled, EventName = "messaging.consumer.stalled", Level = LogLevel.Warning,
        Message = "{MessageCount} messages wait {DelayMs} ms for the database")]
    internal static partial void LaneStalled(ILogger logger, Exception exception, int messageCount, double delayMs);

    [LoggerMessage(EventId = MessagingEventId.DeadLetterStalled, EventName = "messaging.consumer.dead_letter_stalled", Level = LogLevel.Warning,
        Message = "A dead letter waits {DelayMs} ms for the database")]
    internal static partial void DeadLetterStalled(ILogger logger, Exception exception, double delayMs);

    [LoggerMessage(EventId = MessagingEventId.Exchange, EventName = "messaging.exchange", Level = LogLevel.Debug,
        Message = "Message {MessageId} ({MessageType}) of order {OrderId} {Direction}: {MessageBody}")]
    internal static partial void Exchange(ILogger logger, string direction, Guid messageId, string messageType, string? orderId, string messageBody);

    [LoggerMessage(EventId = MessagingEventId.MessageRedriven, EventName = "messaging.message.redriven", Level = LogLevel.Information,
        Message = "Message {MessageId} ({MessageType}) of order {OrderId} was taken out of the parking lot by {Operator} to be handled again")]
    internal static partial void MessageRedriven(ILogger logger, Guid messageId, string messageType, string? orderId, Personal<string> @operator);

    [LoggerMessage(EventId = MessagingEventId.MessageDiscarded, EventName = "messaging.message.discarded", Level = LogLevel.Warning,
        Message = "Message {MessageId} ({MessageType}) of order {OrderId} was given up for good by {Operator}: {Problem}")]
    internal static partial void MessageDiscarded(ILogger logger, Guid messageId, string messageType, string? orderId, Personal<string> @operator, string problem);

    [LoggerMessage(EventId = MessagingEventId.ManyRedriven, EventName = "messaging.parking.redriven", Level = LogLevel.Information,
        Message = "{MessageCount} messages were taken out of the parking lot by {Operator} to be handled again; the audit has them under request {RequestId}")]
    internal static partial void ManyRedriven(ILogger logger, int messageCount, Personal<string> @operator, Guid requestId);

    [LoggerMessage(EventId = MessagingEventId.ManyDiscarded, EventName = "messaging.parking.discarded", Level = LogLevel.Warning,
        Message = "{MessageCount} messages were given up for good by {Operator}; the audit has them under request {RequestId}: {Problem}")]
    internal static partial void ManyDiscarded(ILogger logger, int messageCount, Personal<string> @operator, Guid requestId, string problem);

    [LoggerMessage(EventId = MessagingEventId.QueueLost, EventName = "messaging.queue.lost", Level = LogLevel.Error,
        Message = "Queue {Queue} was deleted, with what waited in it; the publishers are asked to send it again")]
    internal static partial void QueueLost(ILogger logger, string queue);

    [LoggerMessage(EventId = MessagingEventId.SentAgain, EventName = "messaging.queue.sent_again", Level = LogLevel.Warning,
        Message = "{MessageCount} messages are sent again to queue {Queue}, which was deleted; what took effect before has none again")]
    internal static partial void SentAgain(ILogger logger, int messageCount, string queue);

    [LoggerMessage(EventId = MessagingEventId.SchemaCreated, EventName = "messaging.schema.created", Level = LogLevel.Debug,
        Message = "The tables of messaging are there")]
    internal static partial void SchemaCreated(ILogger logger);

    [LoggerMessage(EventId = MessagingEventId.SchemaFailed, EventName = "messaging.schema.failed", Level = LogLevel.Warning,
        Message = "The tables of messaging could not be created yet; the next attempt is in {DelayMs} ms")]
    internal static partial void SchemaFailed(ILogger logger, Exception exception, double delayMs);

    [LoggerMessage(EventId = MessagingEventId.HousekeepingFailed, EventName = "messaging.housekeeping.failed", Level = LogLevel.Warning,
        Message = "The upkeep of the tables of messaging failed and is tried again in {DelayMs} ms")]
    internal static partial void HousekeepingFailed(ILogger logger, Exception exception, double delayMs);
}
