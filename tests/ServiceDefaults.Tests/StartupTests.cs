using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;
using ServiceDefaults.Databases;
using ServiceDefaults.Tests.Databases;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests;

public sealed class StartupTests
{
    private const string Known =
        "DisableConsole, DisableExchangeLogging, DisableHealthEndpoints, DisableLogExport, DisableMetrics, DisableOpenApi, DisableResilience, "
        + "DisableServiceDiscovery, DisableTracing, LogBatchSize, LogQueueLimit, MaxLoggedBodyBytes, SpanQueueLimit";

    public static TheoryData<string, string, string> Faults => new()
    {
        { "ServiceDefaults:DisableTracin", "true", $"ServiceDefaults:DisableTracin is not a setting; known are {Known}." },
        { "ServiceDefaults:DisableTracing", "maybe", "Failed to convert configuration value 'maybe' at 'ServiceDefaults:DisableTracing' to type 'System.Boolean'." },
        { "ServiceDefaults:LogQueueLimit", "7", "ServiceDefaults:LogQueueLimit is 7. The field LogQueueLimit must be between 100 and 1000000." },
        { "Telemetry:ClassifiedHashKey", "!", "Telemetry:ClassifiedHashKey is not base64. Give at least 16 random bytes in base64, such as from 'openssl rand -base64 32'." },
        { "Telemetry:ClassifiedHashKey", "c2hvcnQ=", "Telemetry:ClassifiedHashKey has 5 bytes. Give at least 16 random bytes in base64, such as from 'openssl rand -base64 32'." },
        { "OTEL_EXPORTER_OTLP_ENDPOINT", "localhost", "OTEL_EXPORTER_OTLP_ENDPOINT is 'localhost'; give an http or https address, such as http://localhost:4317." },
        { "OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is 'http/json'; give grpc or http/protobuf." },
        { "OTEL_EXPORTER_OTLP_TIMEOUT", "1s", "OTEL_EXPORTER_OTLP_TIMEOUT is '1s'; give a whole number of milliseconds from 1." },
        { "OTEL_RESOURCE_ATTRIBUTES", "a=b,c", "OTEL_RESOURCE_ATTRIBUTES has an entry without a name and a value; give name=value,name=value." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_wrong_setting_stops_the_start_and_is_explained(string key, string value, string text)
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(new() { [key] = value }));
        failure.Message.ShouldBe(text);
    }

    [Fact]
    public async Task All_faults_are_reported_at_once()
    {
        var failure = await Should.ThrowAsync<AggregateException>(() => StartAsync(
            new()
            {
                ["ServiceDefaults:LogBatchSize"] = "0",
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "carrier-pigeon",
                ["Telemetry:ClassifiedHashKey"] = "!",
            },
            builder => builder.AddMigratedDatabase<BuyersDbContext>("buyersdb")));

        var faults = failure.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures).ToArray();
        faults.Length.ShouldBe(4);
        faults.ShouldContain(fault => fault.StartsWith("ServiceDefaults:LogBatchSize is 0.", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("OTEL_EXPORTER_OTLP_PROTOCOL is 'carrier-pigeon'", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("Telemetry:ClassifiedHashKey is not base64.", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("ConnectionStrings:buyersdb is missing.", StringComparison.Ordinal));
    }

    private static async Task StartAsync(Dictionary<string, string?> settings, Action<WebApplicationBuilder>? configure = null)
    {
        await using var service = await TestService.StartAsync(null, configure, settings: settings);
    }
}
