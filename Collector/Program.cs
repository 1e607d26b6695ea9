using Collector;

await using var app = CollectorApplication.Build(args);
await app.RunAsync();
