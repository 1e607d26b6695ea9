namespace Collector.Tests.Ingest;

/// <summary>OpenTelemetry's own load generator sends, the read API finds. Needs telemetrygen in the folder bin below BACKENDS_DIR.</summary>
public sealed class TelemetrygenTests(RunningCollector collector) : IClassFixture<RunningCollector>
{
    private static readonly string Program = Path.Combine(Environment.GetEnvironmentVariable("BACKENDS_DIR") ?? string.Empty, "bin", "telemetrygen");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("logs", false, 200)]
    [InlineData("logs", true, 200)]
    [InlineData("traces", false, 200)]
    [InlineData("traces", true, 200)]
    [InlineData("metrics", false, 200)]
    [InlineData("metrics", true, 200)]
    public async Task What_telemetrygen_sends_is_found(string signal, bool http, int count)
    {
        Assert.SkipUnless(File.Exists(Program), $"telemetrygen is not at '{Program}'; set BACKENDS_DIR to the folder whose bin holds it.");
        var service = Some.Name($"gen-{signal}-{http}");
        var address = http ? collector.Host.Http.BaseAddress! : collector.Host.Grpc;
        await RunAsync([signal, "--otlp-insecure", .. http ? ["--otlp-http"] : Array.Empty<string>(), "--otlp-endpoint", address.Authority, $"--{signal}", $"{count}",
            "--rate", "0", .. signal == "traces" ? ["--service", service] : new[] { "--otlp-attributes", $"service.name=\"{service}\"" }]);

        // A trace of telemetrygen has two spans; all its metrics are one.
        var found = signal switch
        {
            "logs" => await CountAsync($"/api/logs?service={service}"),
            "traces" => await CountAsync($"/api/spans?service={service}") / 2,
            _ => await CountAsync($"/api/metrics/gen?service={service}"),
        };
        found.ShouldBe(count);
    }

    private async Task<int> CountAsync(string path)
    {
        var count = 0;
        string? cursor = null;
        do
        {
            var page = await collector.Host.GetAsync($"{path}&limit=200{(cursor is null ? string.Empty : $"&cursor={cursor}")}", Token);
            count += page["items"]!.AsArray().Count;
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        return count;
    }

    private static async Task RunAsync(string[] arguments)
    {
        var run = await ForeignProgram.RunAsync(Program, arguments, Token);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
    }
}
