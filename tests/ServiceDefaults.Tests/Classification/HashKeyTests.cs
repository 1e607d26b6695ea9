using ServiceDefaults.Tests.Receiving;
using ServiceDefaults.Tests.Telemetry;

namespace ServiceDefaults.Tests.Classification;

/// <summary>Runs alone: the key belongs to the process.</summary>
[Collection(nameof(SamplerTests.Alone))]
public sealed class HashKeyTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("MDEyMzQ1Njc4OWFiY2RlZg==", false)]
    public async Task A_missing_key_is_told_at_start(string? key, bool isTold)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var service = await TestService.StartAsync(receiver, settings: new() { ["Telemetry:ClassifiedHashKey"] = key });
        await service.DisposeAsync();
        receiver.Logs.Exists(log => log.Event == "classification.hash_key_missing" && log.Severity == 13).ShouldBe(isTold);
    }
}
