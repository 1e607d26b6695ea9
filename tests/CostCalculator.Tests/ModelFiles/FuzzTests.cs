namespace CostCalculator.Tests.ModelFiles;

public sealed class FuzzTests
{
    private const int Rounds = 4_000;

    [Theory]
    [InlineData(20_261_123)]
    [InlineData(7)]
    public async Task Files_damaged_at_random_are_measured_or_refused_alike_in_whatever_pieces_they_come_and_nothing_else(int seed)
    {
        var refused = 0;

        var report = await FuzzedModels.NewFuzzer(isRefused => refused += isRefused ? 1 : 0).RunAsync(seed, rounds => rounds == Rounds);

        report.Failures.ShouldBeEmpty(report.ToString());
        // Damage that is always or never noticed would test nothing.
        refused.ShouldBeInRange(Rounds / 10, Rounds - 1);
    }
}
