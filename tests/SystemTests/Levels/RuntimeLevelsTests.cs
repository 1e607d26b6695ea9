using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using SystemTests.Commands;

namespace SystemTests.Levels;

/// <summary>Requirement 2.8: levels change by system and category while it runs.</summary>
[Collection(nameof(Alone))]
public sealed class RuntimeLevelsTests(WholeSystem system)
{
    private const string Exchanges = "event=http.exchange";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Debug_on_shop_logs_its_exchanges_and_no_other_systems_survives_a_restart_and_expires()
    {
        var before = await Newest("shop");
        await Levels("shop", "set", "Debug", "--for", "10m", "--by", "anna", "--reason", "an order is stuck");
        await Ask();
        var first = await Exchange("shop", before);

        await Restart("shop");
        await Eventually.Get("level after the restart", _ => Levels("all", "list"), list => list.Contains("by anna: an order is stuck"), Token);
        await Ask();
        await Exchange("shop", first);

        var set = await Event("logging.level_set", "Default");
        ((string?)set["attributes"]!["logging.level.by"]).ShouldBe("anna");
        await Levels("shop", "set", "Debug", "--for", "1s", "--by", "anna", "--reason", "it goes again");
        await Event("logging.level_expired", "Default");
        var last = await Newest("shop");
        await Ask();
        // What was logged before this is in the store when this is.
        await Levels("shop", "set", "Debug", "--category", "No.Such", "--for", "1s", "--by", "anna", "--reason", "a mark");
        await Event("logging.level_set", "No.Such");
        (await Newest("shop")).ShouldBe(last);
        (await Newest("crm")).ShouldBe(string.Empty);
    }

    private Task<string> Levels(params string[] arguments) => system.RootCommandAsync("levels", arguments, Token);

    // Both systems answer the same request.
    private async Task Ask()
    {
        using var shop = system.Client("shop");
        using var crm = system.Client("crm");
        foreach (var client in (HttpClient[])[shop, crm])
            using (await client.GetAsync(new Uri("/logging/levels", UriKind.Relative), Token)) { }
    }

    private Task<string> Exchange(string service, string after) =>
        Eventually.Get($"http.exchange of {service} after '{after}'", _ => Newest(service), newest => newest != after, Token);

    private async Task<string> Newest(string service) =>
        (await system.Telemetry.Logs($"service={service}&{Exchanges}", Token)).Select(log => (string?)log["time"]).Max() ?? string.Empty;

    private async Task<JsonObject> Event(string name, string category) => (await Eventually.Get(
        $"{name} of {category} in shop",
        async token => (await system.Telemetry.Logs($"service=shop&event={name}", token)).Where(log => (string?)log["attributes"]!["logging.category"] == category).ToList(),
        logs => logs.Count > 0,
        Token))[0];

    private async Task Restart(string service)
    {
        (await system.Application.ResourceCommands.ExecuteCommandAsync(service, KnownResourceCommands.RestartCommand, Token)).Success.ShouldBeTrue();
        await system.Application.ResourceNotifications.WaitForResourceHealthyAsync(service, Token);
    }
}
