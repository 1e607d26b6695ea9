using Microsoft.AspNetCore.Builder;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Telemetry;

/// <summary>Runs alone: the providers of one process see each other's spans, and what one samples the others export.</summary>
[Collection(nameof(Alone))]
public sealed class SamplerTests
{
    [Theory]
    [InlineData("always_off", false)]
    [InlineData("always_on", true)]
    public async Task The_sampler_is_that_of_the_environment(string sampler, bool isSent)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var service = await TestService.StartAsync(receiver, map: app => app.MapGet("/sampled", () => "x"), settings: new() { ["OTEL_TRACES_SAMPLER"] = sampler });
        await service.Client.GetStringAsync(new Uri("/sampled", UriKind.Relative), TestContext.Current.CancellationToken);

        await service.DisposeAsync();

        receiver.Spans.Exists(span => span.Attributes.GetValueOrDefault("url.path") == "/sampled").ShouldBe(isSent);
        receiver.Logs.ShouldNotBeEmpty();
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
