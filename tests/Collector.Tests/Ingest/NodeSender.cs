namespace Collector.Tests.Ingest;

/// <summary>The program in tests/NodeSender, with the packages that it needs: npm fetches them once, into a folder that git ignores.</summary>
public sealed class NodeSender : IAsyncLifetime
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(2);
    private static readonly string Folder = RepositoryFolder.Of("tests", "NodeSender");
    private string? _missing;

    public async ValueTask InitializeAsync()
    {
        _missing = new[] { "node", "npm" }.FirstOrDefault(program => !ForeignProgram.IsOnPath(program)) is { } program ? $"{program} is not on PATH; install it (Debian: nodejs, npm)." : null;
        if (_missing is null && !IsInstalled())
            await InstallAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Has it send all three signals, and gives the id of its trace.</summary>
    internal async Task<string> SendAsync(string service, string protocol, Uri endpoint, CancellationToken cancellationToken)
    {
        Assert.SkipWhen(_missing is not null, _missing ?? string.Empty);
        var settings = new Dictionary<string, string>
        {
            ["OTEL_SERVICE_NAME"] = service,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint.AbsoluteUri.TrimEnd('/'),
            ["OTEL_TRACES_EXPORTER"] = "otlp",
            ["OTEL_METRICS_EXPORTER"] = "otlp",
            ["OTEL_LOGS_EXPORTER"] = "otlp",
        };
        var run = await ForeignProgram.RunAsync("node", ["send.js"], cancellationToken, Folder, settings);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run.Output.Trim();
    }

    private static bool IsInstalled()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    private async Task InstallAsync()
    {
        using var deadline = new CancellationTokenSource(InstallLimit);
        var run = await ForeignProgram.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], deadline.Token, Folder);
        if (run.ExitCode != 0)
            _missing = $"OpenTelemetry's SDK for Node.js could not be fetched by npm: {run.Error.Split('\n').FirstOrDefault(line => line.Length > 0)}";
    }
}
