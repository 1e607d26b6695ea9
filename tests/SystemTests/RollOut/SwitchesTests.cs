using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace SystemTests.RollOut;

/// <summary>Requirement 2.10: each system's telemetry is switched on and off alone, by the same setting for either choice of telemetry.</summary>
public sealed class SwitchesTests
{
    [Theory]
    [InlineData("embedded", "collector")]
    [InlineData("elastic", "otelcol")]
    public async Task A_system_that_is_switched_off_is_named_to_the_collector(string telemetry, string collector)
    {
        var token = TestContext.Current.CancellationToken;
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(["--telemetry", telemetry, "--COLLECT_CRM", "off", "--COLLECT_SHOP", "on"], token);
        var resource = builder.Resources.Single(resource => resource.Name == collector);
        var context = new EnvironmentCallbackContext(builder.ExecutionContext, resource, cancellationToken: token);

        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            try
            {
                await annotation.Callback(context);
            }
            catch (Exception fault) when (fault is InvalidOperationException or DistributedApplicationException)
            {
                // An address, which is not known before the start.
            }
        }

        context.EnvironmentVariables.Where(variable => variable.Key.StartsWith("COLLECT_", StringComparison.Ordinal)).Select(variable => $"{variable.Key}={variable.Value}")
            .ShouldBe(["COLLECT_CRM=off", "COLLECT_SHOP=on"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_switch_that_is_neither_on_nor_off_is_refused_by_name() =>
        (await Should.ThrowAsync<DistributedApplicationException>(() => DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(["--COLLECT_MES", "no"], TestContext.Current.CancellationToken)))
            .Message.ShouldBe("Setting 'COLLECT_MES' must be 'on' or 'off', but is 'no'.");
}
