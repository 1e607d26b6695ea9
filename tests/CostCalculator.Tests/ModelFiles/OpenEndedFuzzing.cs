using Fuzzing;

namespace CostCalculator.Tests.ModelFiles;

public sealed class OpenEndedFuzzing
{
    /// <summary>Run by <c>./fuzz parsers</c>.</summary>
    [Fact(Explicit = true)]
    public async Task No_file_makes_a_reader_fail() => (await FuzzCommand.RunAsync(FuzzedModels.NewFuzzer(_ => { }), TimeProvider.System)).Failures.ShouldBeEmpty();
}
