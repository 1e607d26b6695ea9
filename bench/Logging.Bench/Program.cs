using BenchmarkDotNet.Running;
using Logging.Bench;

// What a service pays for a log event. Usage: Logging.Bench [arguments of BenchmarkDotNet], by default all of it.
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args is [] ? ["--filter", "*"] : args);
Results.Write([.. summaries.SelectMany(summary => summary.Reports)]);
return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
