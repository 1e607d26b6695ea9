using Observability;

await using var app = ObservabilityApplication.Build(args);
await app.RunAsync();
