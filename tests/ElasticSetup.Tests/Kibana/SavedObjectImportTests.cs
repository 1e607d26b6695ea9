namespace ElasticSetup.Tests.Kibana;

public sealed class SavedObjectImportTests
{
    [Fact]
    public async Task The_objects_are_imported_once()
    {
        var token = TestContext.Current.CancellationToken;
        await using var kibana = await KibanaStandIn.StartAsync(token);
        var environment = new Dictionary<string, string>
        {
            [SetupSettings.Connection] = "http://elastic:secret@127.0.0.1:9",
            [SetupSettings.KibanaUrl] = kibana.Address,
        };

        var first = await SetupOutput.RunAsync(environment, token);
        var second = await SetupOutput.RunAsync(environment, token);

        first.ExitCode.ShouldBe(SetupRun.Done, first.Error);
        first.Output.ShouldContain("dashboard 'Orders across all systems'");
        first.Output.ShouldContain("1 created");
        second.Output.ShouldContain("0 created, 0 changed, 1 unchanged");
        kibana.Imports.ShouldBe(1);
    }
}
