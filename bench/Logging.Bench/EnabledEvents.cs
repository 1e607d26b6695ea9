using BenchmarkDotNet.Attributes;
using ServiceDefaults.Classification;
using ServiceDefaults.Telemetry;

namespace Logging.Bench;

/// <summary>An event that is logged, within the flow of an order: what the thread that logs pays, and what the whole process pays until it is exported.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess.Batches))]
public class EnabledEvents
{
    private static readonly Guid Customer = Guid.Parse("6f1ed002-ab5f-4e0e-8b0c-0123456789ab");

    private Contestant _contestant = null!;
    private bool _isDrained;

    [Params("ServiceDefaults", "OpenTelemetry", "Serilog")]
    public string Pipeline { get; set; } = string.Empty;

    [GlobalSetup]
    public void Start()
    {
        _contestant = Pipeline switch
        {
            "ServiceDefaults" => Contestants.ServiceDefaults(),
            "OpenTelemetry" => Contestants.OpenTelemetry(),
            _ => Contestants.Serilog(),
        };
        _isDrained = true;
    }

    [IterationSetup]
    public void SetFlow()
    {
        OrderBaggage.Set("S-100001", Customer.ToString());
        if (!_isDrained)
            _contestant.Drain(Contestants.Events);
        _isDrained = true;
    }

    [Benchmark(OperationsPerInvoke = Contestants.Events)]
    public void Logged()
    {
        Log();
        _isDrained = false;
    }

    [Benchmark(OperationsPerInvoke = Contestants.Events)]
    public void Exported()
    {
        Log();
        _contestant.Drain(Contestants.Events);
    }

    [GlobalCleanup]
    public void End() => _contestant.Dispose();

    private void Log()
    {
        for (var i = 0; i < Contestants.Events; i++)
            Events.Priced(_contestant.Logger, "S-100001", Customer, i, new Financial<decimal>(12.5m + i));
    }
}
