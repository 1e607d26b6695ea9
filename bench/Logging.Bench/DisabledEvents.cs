using BenchmarkDotNet.Attributes;
using ServiceDefaults.Classification;

namespace Logging.Bench;

/// <summary>An event below the level that counts.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess.Short))]
public class DisabledEvents
{
    private Contestant _contestant = null!;

    [Params("ServiceDefaults", "OpenTelemetry", "Serilog")]
    public string Pipeline { get; set; } = string.Empty;

    [GlobalSetup]
    public void Start() => _contestant = Pipeline switch
    {
        "ServiceDefaults" => Contestants.ServiceDefaults(),
        "OpenTelemetry" => Contestants.OpenTelemetry(),
        _ => Contestants.Serilog(),
    };

    [Benchmark]
    public void Skipped() => Events.Stepped(_contestant.Logger, "S-100001", Guid.Empty, 12, new Financial<decimal>(12.5m));

    [GlobalCleanup]
    public void End() => _contestant.Dispose();
}
