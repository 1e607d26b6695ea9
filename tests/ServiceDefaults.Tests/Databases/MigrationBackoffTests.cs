using ServiceDefaults.Databases;

namespace ServiceDefaults.Tests.Databases;

public sealed class MigrationBackoffTests
{
    [Theory]
    [InlineData(1, 250)]
    [InlineData(4, 2_000)]
    [InlineData(6, 5_000)]
    [InlineData(int.MaxValue, 5_000)]
    public void The_wait_doubles_up_to_five_seconds(int attempt, int milliseconds) =>
        MigrationBackoff.DelayAfter(attempt).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
}
