using SystemTests.Commands;
using SystemTests.Elastic;
using SystemTests.RollOut;

namespace SystemTests.Hosting;

/// <summary>What ./run promises, kept with the real backends, too, of which Elasticsearch takes longest to start and to stop.</summary>
public sealed class ElasticHostTests(ElasticRuns runs) : IClassFixture<ElasticRuns>
{
    // Elasticsearch, the collector, Jaeger, RabbitMQ and PostgreSQL, as their command lines name them.
    private static readonly string[] Servers = ["org.elasticsearch.server", "otelcol", "jaeger", "beam.smp", "postgres"];

    [Fact]
    public void Ctrl_C_while_Elasticsearch_starts_ends_everything_in_less_than_ten_seconds()
    {
        ElasticSystem.SkipUnlessThere();

        runs.Interrupted.Left.ShouldBeEmpty(runs.Interrupted.Output);
        runs.Interrupted.ExitCode.ShouldBe(0, runs.Interrupted.Output);
    }

    [Fact]
    public void Killing_the_host_leaves_no_process_behind()
    {
        ElasticSystem.SkipUnlessThere();

        Servers.ShouldAllBe(server => runs.Killed.Ran.Any(command => command.Contains(server, StringComparison.Ordinal)));
        runs.Killed.Left.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_acknowledged_before_a_kill_is_found_once_after_the_next_start()
    {
        ElasticSystem.SkipUnlessThere();

        runs.Found.ShouldBeUnique();
        runs.Acknowledged.Except(runs.Found).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_system_sends_that_is_switched_off_is_not_stored_and_all_other_is()
    {
        ElasticSystem.SkipUnlessThere();

        runs.StoredWhileOff.ShouldBe(RollOutProbe.Say(["mes", "shop"], ["mes", "shop"], ["mes", "shop"]));
        runs.OfRabbitMqWhileOff.ShouldBe(0);
    }

    [Fact]
    public void The_smoke_run_takes_one_order_to_closed_finds_its_events_trace_and_metrics_and_ends_everything_in_less_than_ten_seconds()
    {
        ElasticSystem.SkipUnlessThere();

        SmokeTests.ShouldHaveTakenAnOrderToClosed(runs.Smoke);
        Servers.ShouldAllBe(server => runs.Smoke.Ran.Any(command => command.Contains(server, StringComparison.Ordinal)));
    }
}
