using Microsoft.Extensions.Logging;
using ServiceDefaults.Failures;
using ServiceDefaults.Telemetry;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Failures;

public sealed class FailureEventsTests
{
    public static TheoryData<string, Action<ILogger, Exception>, Dictionary<string, string>> Events => new()
    {
        { "dependency.failed", (logger, exception) => DependencyEvents.Failed(logger, exception, "model-store"), new() { ["dependency.name"] = "model-store" } },
        {
            "integration.failed", (logger, exception) => IntegrationEvents.Failed(logger, exception, "shop", "It does not answer."),
            new() { ["integration.name"] = "shop", ["order.reason"] = "It does not answer." }
        },
    };

    [Theory]
    [MemberData(nameof(Events), DisableDiscoveryEnumeration = true)]
    public async Task A_failure_is_an_error_with_order_and_exception(string name, Action<ILogger, Exception> write, Dictionary<string, string> attributes)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = await TestService.StartAsync(receiver);
        OrderBaggage.Set("S-100004", null);

        write(service.Logger, new TimeoutException("too long"));

        var log = await receiver.LogAsync(name);
        log.Severity.ShouldBe(17);
        log.Attributes.Remove("exception.stacktrace").ShouldBeTrue();
        log.Attributes.ShouldBe(
            new Dictionary<string, string>(attributes)
            {
                ["event.name"] = name,
                ["order.id"] = "S-100004",
                ["exception.type"] = "System.TimeoutException",
                ["exception.message"] = "too long",
            },
            ignoreOrder: true);
    }
}
