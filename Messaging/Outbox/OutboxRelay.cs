using Messaging.Broker;
using Messaging.Resending;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;

namespace Messaging.Outbox;

/// <summary>Moves messages from the outbox to the broker. Any number of instances may run side by side.</summary>
/// <remarks>One pass: 1. claim rows, 2. publish them, 3. wait for all confirms, 4. move what was confirmed to what is sent, 5. commit. A crash in between sends again, with the same message ids.</remarks>
internal sealed class OutboxRelay(
    IMessagingDatabase database, SchemaReadiness schema, SentMessages sent, BrokerConnector connector, BrokerState broker, RelaySignal signal,
    IOptions<MessagingOptions> options, ExchangeLog exchange, MessagingMetrics metrics, TimeProvider time, ILogger<OutboxRelay> logger) : BackgroundService
{
    private readonly MessagingOptions _options = options.Value;
    private readonly RelayPace _pace = new(options.Value.Outbox);
    private PublishingChannel? _channel;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => CleanFlow.RunAsync(() => RelayAsync(stoppingToken));

    private async Task RelayAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await PauseAsync(await RunAsync(stoppingToken), stoppingToken);
        }
        finally
        {
            await DropChannelAsync();
        }
    }

    private async Task<RelayPause> RunAsync(CancellationToken cancellationToken)
    {
        if (broker.BlockedBy is not null)
            return new RelayPause(_options.Outbox.PollInterval, Wakeable: false);
        try
        {
            if (_channel is not { IsOpen: true })
            {
                await DropChannelAsync();
                _channel = await PublishingChannel.OpenAsync(connector, _options, broker, exchange, cancellationToken);
                MessagingEvents.PublisherConnected(logger);
            }

            var (claimed, refused) = await PassAsync(_channel, cancellationToken);
            return _pace.AfterPass(claimed, refused);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever broke, the answers still to come on this channel belong to a pass that is over. A connection that is only blocked is kept: the broker would
            // not even read that it is closed, and a new one would be blocked like it, so that they would pile up there.
            if (broker.BlockedBy is null || _channel is not { IsInStep: true })
                await DropChannelAsync();
            var pause = _pace.AfterFailure();
            MessagingEvents.RelayFailed(logger, exception, pause.Length.TotalMilliseconds);
            return pause;
        }
    }

    private async Task<(int Claimed, int Refused)> PassAsync(PublishingChannel channel, CancellationToken cancellationToken)
    {
        // The relay's own statements belong to no order's trace, and would be spans without a parent.
        var quiet = SuppressInstrumentationScope.Begin();
        try
        {
            await using var lease = await database.OpenAsync(cancellationToken);
            var today = await sent.TodayAsync(lease.Connection, cancellationToken);
            await using var transaction = await lease.Context.Database.BeginTransactionAsync(cancellationToken);
            var raw = (NpgsqlTransaction)transaction.GetDbTransaction();
            var claimed = await OutboxStore.ClaimAsync(lease.Connection, raw, time.GetUtcNow(), _options.Outbox, cancellationToken);
            if (claimed.Count == 0)
                return (0, 0);
            MessagingSteps.Announce(MessagingSteps.RelayClaimed);
            quiet.Dispose();
            var started = time.GetTimestamp();
            var ledger = await channel.PublishAsync(claimed, time, cancellationToken);
            var elapsed = time.GetElapsedTime(started);
            quiet = SuppressInstrumentationScope.Begin();
            MessagingSteps.Announce(MessagingSteps.RelayConfirmed);
            return (claimed.Count, await CompleteAsync(lease.Connection, transaction, today, claimed, ledger, elapsed, cancellationToken));
        }
        finally
        {
            quiet.Dispose();
        }
    }

    /// <returns>How many messages the broker refused.</returns>
    private async Task<int> CompleteAsync(
        NpgsqlConnection connection, IDbContextTransaction transaction, DateOnly today, IReadOnlyList<ClaimedMessage> claimed, ConfirmLedger ledger, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        var published = new List<ClaimedMessage>(claimed.Count);
        var refused = new List<RefusedMessage>();
        for (var index = 0; index < claimed.Count; index++)
        {
            var (stored, why) = ledger.FateOf(index, claimed[index].Message.MessageId);
            if (stored is true)
                published.Add(claimed[index]);
            else if (stored is false)
                refused.Add(new RefusedMessage(claimed[index].Position, time.GetUtcNow() + _pace.Backoff(claimed[index].Attempts + 1), why!));
        }

        await OutboxStore.CompleteAsync(connection, (NpgsqlTransaction)transaction.GetDbTransaction(), today, published.ConvertAll(message => message.Position), refused, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        MessagingSteps.Announce(MessagingSteps.RelayCompleted);
        metrics.Published(claimed, published.Count, elapsed);
        var confirmedAt = time.GetUtcNow();
        foreach (var message in published.Where(message => message.Destination is null))
            metrics.Waited(confirmedAt - message.Message.CreatedAt);

        MessagingEvents.BatchPublished(logger, published.Count, elapsed.TotalMilliseconds);
        foreach (var why in refused.GroupBy(message => message.Why))
            MessagingEvents.PublishRefused(logger, why.Count(), why.Key);
        return refused.Count;
    }

    private Task PauseAsync(RelayPause pause, CancellationToken cancellationToken) => pause switch
    {
        { Length.Ticks: 0 } => Task.CompletedTask,
        { Wakeable: true } => WaitAsync(pause.Length, cancellationToken),
        _ => Task.Delay(pause.Length, time, cancellationToken),
    };

    private async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var ended = time.GetTimestamp();
        await signal.WaitAsync(atMost, time, cancellationToken);
        var gather = RelayPace.Gather(time.GetElapsedTime(ended));
        if (gather > TimeSpan.Zero)
            await Task.Delay(gather, time, cancellationToken);
    }

    private async Task DropChannelAsync()
    {
        if (_channel is null)
            return;
        var dropped = _channel;
        _channel = null;
        await dropped.DisposeAsync();
    }
}
