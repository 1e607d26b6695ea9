using System.Text.Json;
using Simulator.Tests.CommandLine;
using Simulator.Tests.Stub;

namespace Simulator.Tests.Load;

public sealed class SummaryShapeTests
{
    [Fact]
    public async Task The_result_as_JSON_has_the_members_that_its_description_lists()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "3", "--faults", "phoneOrders=0.5", .. system.Options]);

        using var summary = JsonDocument.Parse(run.Output);
        Members(summary.RootElement).ShouldBe(Described());
        foreach (var latency in (string[])["lateness", "creationToPrice", "creationToClosed", "requests"])
            Members(summary.RootElement.GetProperty(latency)).ShouldBe(["count", "p50Ms", "p90Ms", "p99Ms", "maxMs"]);
        Members(summary.RootElement.GetProperty("outcomes")).ShouldBe(["Closed"]);
        Members(summary.RootElement.GetProperty("steps")).ShouldBe(
            ["Upload", "Approve", "StartPrinting", "FinishProduction", "StartPacking", "Ship", "Close"]);
    }

    /// <summary>Gives the members that docs/simulator.md describes, in its order: the first column of the rows below the heading.</summary>
    private static List<string> Described()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "docs", "simulator.md")))
            root = root.Parent;
        return
        [
            .. File.ReadLines(Path.Combine(root.FullName, "docs", "simulator.md"))
                .SkipWhile(line => !line.StartsWith("## The result as JSON", StringComparison.Ordinal))
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .SelectMany(line => line.Split('|')[1].Split(',', StringSplitOptions.TrimEntries).Select(name => name.Trim('`', ' '))),
        ];
    }

    private static IEnumerable<string> Members(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}
