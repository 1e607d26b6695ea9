using ElasticSetup.Clusters;

namespace ElasticSetup.Tests;

public sealed class BadInputTests
{
    private const string Nowhere = "http://elastic:secret@127.0.0.1:9";

    [Theory]
    [InlineData(null, "error: ConnectionStrings__elasticsearch is missing; it names the cluster, such as http://elastic:PASSWORD@localhost:9200.")]
    [InlineData("localhost", "error: ConnectionStrings__elasticsearch must be an address such as http://localhost:9200, but is 'localhost'.")]
    public async Task What_the_environment_lacks_is_named(string? connection, string message)
    {
        Dictionary<string, string> environment = [];
        if (connection is not null)
            environment[SetupSettings.Connection] = connection;

        var run = await SetupOutput.RunAsync(environment, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(SetupRun.Failed);
        run.Error.Trim().ShouldBe(message);
    }

    [Fact]
    public async Task A_file_that_is_no_JSON_is_named_before_anything_is_changed()
    {
        var folder = Directory.CreateTempSubdirectory("setup-");
        var policies = folder.CreateSubdirectory("elasticsearch/lifecycle/policies");
        var file = Path.Combine(policies.FullName, "broken.json");
        await File.WriteAllTextAsync(file, "{ \"policy\": ", TestContext.Current.CancellationToken);

        var run = await SetupOutput.RunAsync(new Dictionary<string, string> { [SetupSettings.Connection] = Nowhere }, TestContext.Current.CancellationToken, folder.FullName);

        run.ExitCode.ShouldBe(SetupRun.Failed);
        run.Error.ShouldStartWith($"error: {file} is no valid JSON: ");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_is_waited_for_so_long_and_no_longer()
    {
        using var nobody = new ClusterClient(new Uri("http://127.0.0.1:9"), "elastic", "secret");

        var failure = await Should.ThrowAsync<SetupFailedException>(() =>
            Readiness.WaitAsync(nobody, "_cluster/health", "Elasticsearch", TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken));

        failure.Message.ShouldStartWith("Elasticsearch at http://127.0.0.1:9/ is not ready after 0 s: ");
        failure.Message.ShouldNotContain("secret");
    }
}
