using Endurance.Faults;
using Endurance.Trials;
using Simulator.Randomness;

namespace Endurance.Tests;

public sealed class ScenariosTests
{
    [Fact]
    public void No_server_is_taken_away_by_two_faults_at_once()
    {
        var pairs = Enumerable.Range(1, 5_000)
            .SelectMany(round => Scenarios.Draw(round, kills: round % 2 == 0, people: null!, new Seed(1).For("round", round)).Faults)
            .OfType<Together>().Select(together => together.Name).ToList();

        pairs.ShouldContain("memory alarm + messaging stopped");
        pairs.ShouldContain("postgres killed + messaging stopped");
        pairs.ShouldNotContain("messaging killed + messaging stopped");
        pairs.ShouldNotContain("postgres stopped + postgres stopped");
        pairs.ShouldNotContain("queue of shop deleted + messaging killed");
    }
}
