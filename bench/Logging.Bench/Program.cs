using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using Logging.Bench;

// What a service pays for a log event. Usage: Logging.Bench [arguments of BenchmarkDotNet], by default all of it, and only what came out is told.
IConfig? config = null;
if (args is [])
{
    Console.WriteLine("Nine benchmarks, about a minute. For all that BenchmarkDotNet has to say: Logging.Bench --filter '*'");
    (args, config) = (["--filter", "*"], ManualConfig.CreateEmpty().AddLogger(NullLogger.Instance));
}

var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
Results.Write([.. summaries.SelectMany(summary => summary.Reports)]);
return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
