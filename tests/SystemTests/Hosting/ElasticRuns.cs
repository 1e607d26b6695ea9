using LocalHosting.Tests.Support;
using SystemTests.Elastic;
using SystemTests.RollOut;
using SystemTests.Store;

namespace SystemTests.Hosting;

/// <summary>Three runs of the AppHost with the real backends, on one data folder: interrupted while Elasticsearch starts, killed at work, and a smoke run, which ends by itself.</summary>
public sealed class ElasticRuns : IAsyncLifetime
{
    private const string Healthy = "All healthy";

    // What ./run promises, however it ends.
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(6);

    private readonly RollOutProbe _probe = new("crm", "mes", "shop", "somebody-else");
    private readonly RecordStream _stream = new();
    private readonly TemporaryFolder _folder = new();

    internal RunEnd Interrupted { get; private set; } = null!;

    internal RunEnd Killed { get; private set; } = null!;

    internal RunEnd Smoke { get; private set; } = null!;

    /// <summary>Gets which of the records that were sent while the host was killed were acknowledged.</summary>
    internal IReadOnlyCollection<string> Acknowledged => _stream.Acknowledged;

    /// <summary>Gets which of them the next run found.</summary>
    internal IReadOnlyList<string> Found { get; private set; } = [];

    /// <summary>Gets of which systems the next run found what had been sent while some were switched off.</summary>
    internal string StoredWhileOff { get; private set; } = string.Empty;

    /// <summary>Gets how much there was of RabbitMQ's own log while it was switched off.</summary>
    internal int OfRabbitMqWhileOff { get; private set; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!ElasticSystem.IsThere)
            return;
        await InterruptWhileElasticsearchStartsAsync();
        await KillAtWorkAsync();
        await TakeOverAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task InterruptWhileElasticsearchStartsAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        await using var host = Start();
        await host.UntilAsync("elasticsearch    runs, not healthy yet", limit.Token);
        Interrupted = await host.InterruptAsync(Promised);
    }

    private async Task KillAtWorkAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        await using var host = Start("COLLECT_CRM", "COLLECT_OTHERS", "COLLECT_RABBITMQ");
        await host.UntilAsync("otelcol          healthy", limit.Token);
        using var receiver = host.Client("otelcol");
        // Before the services' first metrics, for whose many names Elasticsearch needs its time.
        await _probe.SendAsync(receiver, limit.Token);
        await host.UntilAsync(Healthy, limit.Token);
        var telemetry = new TelemetryReader(host.Client("observability"));
        await _probe.FoundOfAsync(["mes", "shop"], telemetry, limit.Token);
        await Eventually.Get("own log of PostgreSQL", token => telemetry.Logs("service=postgresql", token), found => found.Count > 0, limit.Token);
        OfRabbitMqWhileOff = (await telemetry.Logs("service=rabbitmq", limit.Token)).Count;

        var sending = _stream.SendAsync(receiver, limit.Token);
        await _stream.UnderWay.WaitAsync(limit.Token);
        Killed = await host.KillAsync(Promised);
        await sending;
    }

    private async Task TakeOverAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        await using var host = AppHostProcess.StartSmokeRun(_folder.Path, "elastic");
        await host.UntilAsync(Healthy, limit.Token);
        // There is time for that: the run looks for its order's trace, and traces are decided on after ten seconds.
        var telemetry = new TelemetryReader(host.Client("observability"));
        Found = await Eventually.Get(
            "all acknowledged records", token => _stream.FindAsync(telemetry, token), found => !Acknowledged.Except(found).Any(), limit.Token);
        StoredWhileOff = await _probe.FoundAsync(telemetry, limit.Token);
        Smoke = await host.StopsAsync(Promised, limit.Token);
    }

    private AppHostProcess Start(params string[] switchedOff)
    {
        var settings = switchedOff.ToDictionary(name => name, _ => "off");
        settings["SAMPLING_WAIT"] = "1s";
        return AppHostProcess.Start(_folder.Path, settings, "--telemetry", "elastic");
    }
}
