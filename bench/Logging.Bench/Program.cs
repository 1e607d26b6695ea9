using BenchmarkDotNet.Running;

// What a service pays for a log event. Usage: dotnet run -c Release --project bench/Logging.Bench -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
