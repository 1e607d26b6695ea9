using System.Text.Json;
using Messaging.Contracts;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.Extensions.Options;

namespace Messaging.Outbox;

/// <summary>The events that the current unit of work published so far (scoped; used by one flow at a time, as the DbContext beside it).</summary>
internal sealed class EventBuffer(TimeProvider time, IOptions<MessagingOptions> options) : IEventPublisher
{
    private readonly List<OutboxMessage> _messages = [];
    private StreamLedger? _streams;

    /// <summary>Gets a value indicating whether a unit of work runs in this scope.</summary>
    internal bool IsOpen => _streams is not null;

    internal IReadOnlyList<OutboxMessage> Messages => _messages;

    internal void Open(StreamLedger streams)
    {
        _messages.Clear();
        _streams = streams;
    }

    internal void Close()
    {
        _messages.Clear();
        _streams = null;
    }

    public void Publish(IIntegrationEvent integrationEvent)
    {
        ArgumentNullException.ThrowIfNull(integrationEvent);
        var type = EventType.Of(integrationEvent.GetType());
        if (_streams is null)
            throw new InvalidOperationException($"{type.Name} was published outside a unit of work and would be lost. Publish from an ICommand's handler, an IEventHandler, or IUnitOfWork.ExecuteAsync.");
        var body = JsonSerializer.SerializeToUtf8Bytes(integrationEvent, type.Clr, EventJson.Options);
        var now = time.GetUtcNow();
        var messageId = Guid.CreateVersion7(now);
        if (body.Length > options.Value.MaxMessageBytes)
            throw new MessageTooLargeException(messageId, type.Name, body.Length, options.Value.MaxMessageBytes);
        var numbered = integrationEvent as IStreamEvent;
        if (numbered is not null)
        {
            if (StreamName.FaultOf(numbered.StreamId) is { } fault)
                throw new ArgumentException($"{type.Name} cannot be published. {fault}", nameof(integrationEvent));
            _streams.Advance(numbered.StreamId, numbered.Sequence);
        }

        _messages.Add(new OutboxMessage(messageId, type.Name, type.Version, numbered?.StreamId, numbered?.Sequence, body, TraceHeaders.Capture(), now));
    }
}
