using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using ServiceDefaults.Databases;

namespace ServiceDefaults.Levels;

/// <summary>Brings the book and the database together: every two seconds, and whenever a level was changed here.</summary>
internal sealed class LevelExchange(Func<LevelStore> store, LevelBook book, TimeProvider time, ILogger<LevelExchange> logger) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _gate = new(1, 1);

    // Used within the gate: an outage is told once.
    private bool _isAway;

    /// <summary>Applies what somebody asked for, here at once, and stores it where the database answers.</summary>
    /// <returns>Whether it is stored.</returns>
    internal Task<bool> ChangeAsync(LevelChange change, CancellationToken cancellationToken)
    {
        book.Apply(change);
        return TryAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _gate.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
            await TryAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        // A request that finds another exchange hanging leaves its change to the next one.
        var turn = _gate.WaitAsync(limit.Token);
        await turn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!turn.IsCompletedSuccessfully)
            return false;
        try
        {
            var changes = book.Pending;
            var (stored, expired) = await store().ExchangeAsync(changes, time.GetStoredUtcNow(), limit.Token);
            book.Learn(stored, changes);
            foreach (var level in expired)
                LevelEvents.Expired(logger, level.Category, level.Level.ToString(), level.By);
            _isAway = false;
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_isAway)
                LevelEvents.Unavailable(logger, exception);
            _isAway = true;
            return false;
        }
        finally
        {
            _gate.Release();
        }
    }
}
