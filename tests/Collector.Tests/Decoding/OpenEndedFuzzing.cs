using Fuzzing;

namespace Collector.Tests.Decoding;

public sealed class OpenEndedFuzzing
{
    /// <summary>Run by <c>./fuzz otlp</c>.</summary>
    [Fact(Explicit = true)]
    public async Task No_request_makes_a_decoder_fail() => (await FuzzCommand.RunAsync(FuzzedRequests.NewFuzzer(), TimeProvider.System)).Failures.ShouldBeEmpty();
}
