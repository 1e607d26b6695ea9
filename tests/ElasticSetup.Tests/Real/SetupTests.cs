using System.Text.Json.Nodes;
using ElasticSetup.Clusters;

namespace ElasticSetup.Tests.Real;

public sealed class SetupTests(RealElasticsearch elasticsearch) : IClassFixture<RealElasticsearch>
{
    [Fact]
    public async Task The_second_run_finds_everything_as_the_first_one_left_it()
    {
        RealElasticsearch.SkipUnlessThere();
        await RunAsync("password-of-the-collector");

        var second = await RunAsync("password-of-the-collector");

        second.ExitCode.ShouldBe(SetupRun.Done, second.Error);
        second.Output.ShouldContain("Set up: 0 created, 0 changed, ");
        second.Output.ShouldContain("user collector: unchanged");
    }

    [Fact]
    public async Task What_a_cluster_cannot_do_is_said_in_a_line_for_each_kind_and_is_no_failure()
    {
        RealElasticsearch.SkipUnlessThere();

        var run = await RunAsync("password-of-the-collector");

        run.ExitCode.ShouldBe(SetupRun.Done, run.Error);
        var impossible = run.Output.Split('\n').Where(line => line.Contains(": not possible here: ", StringComparison.Ordinal)).ToList();
        impossible.Select(line => string.Join(' ', line.Split(' ').Take(2))).ShouldBeUnique();
        impossible.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task What_someone_changed_is_put_right_and_nothing_else()
    {
        RealElasticsearch.SkipUnlessThere();
        var token = TestContext.Current.CancellationToken;
        await RunAsync("password-of-the-collector");
        var settings = SetupSettings.From(name => name == SetupSettings.Connection ? elasticsearch.Connection : null, new Dictionary<string, string>());
        using var administrator = new ClusterClient(settings.Elasticsearch, settings.User, settings.Password);
        var changed = new JsonObject { ["template"] = new JsonObject { ["settings"] = new JsonObject { ["index.codec"] = "best_compression" } } };
        (await administrator.SendAsync(HttpMethod.Put, "_component_template/telemetry-logs", changed, token)).IsSuccess.ShouldBeTrue();

        var run = await RunAsync("password-of-the-collector");

        run.Output.ShouldContain("component template telemetry-logs: changed");
        run.Output.ShouldContain("Set up: 0 created, 1 changed, ");
    }

    [Fact]
    public async Task A_wrong_password_of_the_administrator_ends_the_run_at_once()
    {
        RealElasticsearch.SkipUnlessThere();
        var wrong = new UriBuilder(elasticsearch.Connection) { UserName = "elastic", Password = "wrong" }.Uri.ToString();

        var run = await SetupOutput.RunAsync(new Dictionary<string, string> { [SetupSettings.Connection] = wrong }, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(SetupRun.Failed);
        run.Error.ShouldContain("for the user 'elastic' (401)");
        run.Error.ShouldNotContain("wrong@");
    }

    [Fact]
    public async Task A_user_who_cannot_sign_in_and_cannot_be_created_ends_the_run()
    {
        RealElasticsearch.SkipUnlessThere();

        var run = await RunAsync("another-password");

        run.ExitCode.ShouldBe(SetupRun.Failed);
        run.Error.ShouldStartWith("error: The user 'collector' cannot sign in with its password and role, and the cluster does not create it: 400 ");
    }

    private Task<SetupOutput> RunAsync(string collectorPassword) => SetupOutput.RunAsync(
        new Dictionary<string, string> { [SetupSettings.Connection] = elasticsearch.Connection, ["ELASTIC_USER_COLLECTOR"] = collectorPassword },
        TestContext.Current.CancellationToken);
}
