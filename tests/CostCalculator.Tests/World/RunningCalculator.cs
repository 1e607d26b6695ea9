using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using OpenTelemetry.Trace;

namespace CostCalculator.Tests.World;

/// <summary>The cost calculator as it runs, over a real database and broker, with its log records kept for the test.</summary>
internal sealed class RunningCalculator(string database, string broker, Uri shop, Dictionary<string, string> settings) : WebApplicationFactory<Program>
{
    public CollectedSpans Spans { get; } = new();

    public FakeLogCollector Logs => Services.GetFakeLogCollector();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:calculatordb", database);
        builder.UseSetting("ConnectionStrings:messaging", broker);
        builder.UseSetting("services:shop:http:0", shop.AbsoluteUri);
        builder.UseSetting("ServiceDefaults:DisableResilience", "true");
        builder.UseSetting("ServiceDefaults:DisableConsole", "true");
        builder.UseSetting("Messaging:Retry:FirstDelay", "00:00:00.050");
        builder.UseSetting("Logging:LogLevel:CostCalculator", "Trace");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services
            .AddLogging(logging => logging.AddFakeLogging())
            .ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(Spans)));
    }
}
