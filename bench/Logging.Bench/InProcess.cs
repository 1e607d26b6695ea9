using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Logging.Bench;

/// <summary>Measures in this process: nothing is built or started for each benchmark, so a run takes a minute.</summary>
internal static class InProcess
{
    private static readonly Job Job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);

    /// <summary>For benchmarks that log many events in one go.</summary>
    internal sealed class Batches : ManualConfig
    {
        public Batches() => AddJob(Job.WithInvocationCount(1).WithUnrollFactor(1).WithWarmupCount(8).WithIterationCount(15));
    }

    /// <summary>For benchmarks of a few nanoseconds.</summary>
    internal sealed class Short : ManualConfig
    {
        public Short() => AddJob(Job.WithWarmupCount(3).WithIterationCount(5));
    }
}
