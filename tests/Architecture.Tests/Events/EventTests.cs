using ServiceDefaults.Telemetry;

namespace Architecture.Tests.Events;

public sealed class EventTests
{
    private static readonly Dictionary<string, (int From, int To)> Ranges = new()
    {
        ["ServiceDefaults"] = (1000, 1099),
        ["Messaging"] = (1100, 1199),
        ["Shop"] = (2000, 2999),
        ["Crm"] = (3000, 3999),
        ["Mes"] = (4000, 4999),
        ["CostCalculator"] = (5000, 5999),
        ["Collector"] = (6000, 6999),
        ["Simulator"] = (7000, 7999),
        ["LocalHosting"] = (8000, 8999),
        ["Observability"] = (9000, 9999),
    };

    [Fact]
    public void An_id_names_one_event_and_lies_in_the_range_of_its_project()
    {
        LogEventEntry.All.GroupBy(entry => entry.Id).Where(group => group.Count() > 1).SelectMany(group => group.Select(entry => entry.Method)).ShouldBeEmpty();
        LogEventEntry.All.Where(entry => entry.Id < Ranges[entry.Project].From || entry.Id > Ranges[entry.Project].To).ShouldBeEmpty();
    }

    [Fact]
    public void A_name_is_dotted_lower_case_and_means_one_event_of_one_level_in_a_project()
    {
        LogEventEntry.All.Where(entry => entry.Name is null || !System.Text.RegularExpressions.Regex.IsMatch(entry.Name, @"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")).ShouldBeEmpty();
        LogEventEntry.All.GroupBy(entry => entry.Name).Where(group => group.Count() > 1).SelectMany(group => group.Select(entry => $"{entry.Name} {entry.Method}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_placeholder_is_registered() =>
        LogEventEntry.All.SelectMany(entry => entry.Placeholders.Where(name => !Placeholders.Attributes.ContainsKey(name)).Select(name => $"{name} in {entry.Method}")).ShouldBeEmpty();

    [Fact]
    public void Two_placeholders_of_an_event_are_two_attributes() =>
        LogEventEntry.All.Where(entry => entry.Attributes.Count() != entry.Placeholders.Count).ShouldBeEmpty();

    [Fact]
    public async Task The_catalogue_lists_what_the_code_declares()
    {
        var rendered = EventCatalogue.Render(LogEventEntry.All);
        if (Environment.GetEnvironmentVariable("UPDATE_EVENTS") is "1")
            await File.WriteAllTextAsync(EventCatalogue.FilePath, rendered, TestContext.Current.CancellationToken);

        var written = File.Exists(EventCatalogue.FilePath) ? await File.ReadAllTextAsync(EventCatalogue.FilePath, TestContext.Current.CancellationToken) : string.Empty;

        written.ShouldBe(rendered, "docs/events.md differs from the code; run this test with UPDATE_EVENTS=1 and review the difference.");
    }
}
