namespace Collector.Tests.Decoding;

public sealed class FuzzTests
{
    [Theory]
    [InlineData(20_261_123)]
    [InlineData(7)]
    public async Task Requests_damaged_at_random_are_decoded_or_refused_and_nothing_else(int seed)
    {
        var report = await FuzzedRequests.NewFuzzer().RunAsync(seed, rounds => rounds == 20_000);

        report.Failures.ShouldBeEmpty(report.ToString());
        // An outcome for each kind of fault: damage that goes no deeper than the first bytes would show a handful.
        report.Outcomes.Count.ShouldBeGreaterThan(50);
    }
}
