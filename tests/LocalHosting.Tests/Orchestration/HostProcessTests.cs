using LocalHosting.Processes;
using LocalHosting.Tests.Support;

namespace LocalHosting.Tests.Orchestration;

/// <summary>What only a host that is a process of its own can show.</summary>
public sealed class HostProcessTests : IDisposable
{
    private const string Healthy = "All healthy";
    private const int StartSeconds = 90;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killing_the_host_leaves_no_process_behind_and_the_next_run_takes_the_data_over()
    {
        await using (var host = HostProcess.Start(_folder.Path, "postgres,messaging,family"))
        {
            await host.UntilAsync(Healthy, StartSeconds);
            var below = ProcessTree.Below(host.Id);
            foreach (var program in (string[])["postgres", "beam.smp", "epmd", "erl_child_setup", "inet_gethost", "sleep"])
                below.Values.ShouldContain(program);

            host.Send(Signal.Kill);

            await Deadline.UntilAsync(() => !below.Keys.Any(ProcessTree.IsAlive), 10, $"the end of {string.Join(", ", below)}");
        }

        await using var next = HostProcess.Start(_folder.Path, "postgres,messaging");
        await next.UntilAsync(Healthy, StartSeconds);
    }

    [Fact]
    public async Task Two_hosts_with_a_data_folder_each_run_side_by_side()
    {
        using var other = new TemporaryFolder();
        await using var one = HostProcess.Start(_folder.Path, "postgres,messaging");
        await using var two = HostProcess.Start(other.Path, "postgres,messaging");

        await one.UntilAsync(Healthy, StartSeconds);
        await two.UntilAsync(Healthy, StartSeconds);
    }

    [Fact]
    public async Task A_signal_stops_everything_in_less_than_ten_seconds()
    {
        await using var host = HostProcess.Start(_folder.Path, "postgres,messaging,family");
        await host.UntilAsync(Healthy, StartSeconds);
        var below = ProcessTree.Below(host.Id);

        host.Send(Signal.Terminate);

        (await host.ExitAsync(seconds: 10)).ShouldBe(0);
        below.Keys.Where(ProcessTree.IsAlive).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_host_on_the_same_data_folder_is_refused()
    {
        await using var first = HostProcess.Start(_folder.Path, "family");
        await first.UntilAsync(Healthy, StartSeconds);

        await using var second = HostProcess.Start(_folder.Path, "family");

        (await second.ExitAsync(seconds: 20)).ShouldBe(1);
        second.Output.ShouldBe($"error: Another run (process {first.Id}) uses the data folder {_folder.Path}. Stop it first, or set DataFolder to another folder.");
    }

    [Fact]
    public async Task A_missing_program_ends_the_run_with_its_name()
    {
        await using var host = HostProcess.Start(_folder.Path, "missing,family");

        (await host.ExitAsync(seconds: 30)).ShouldBe(1);

        host.Output.ShouldContain("The program 'no-such-program' of resource 'missing' is missing. Install it, or add its folder to PATH.");
    }

    [Fact]
    public async Task A_project_that_was_not_built_ends_the_run_with_how_to_build_it()
    {
        await using var host = HostProcess.Start(_folder.Path, "unbuilt");

        (await host.ExitAsync(seconds: 30)).ShouldBe(1);

        host.Output.ShouldMatch("no-such-project\\.dll does not exist\\. Build it first: dotnet build \".*no-such-project\\.csproj\"\\.");
    }

    [Fact]
    public async Task A_service_that_keeps_crashing_ends_the_start_with_its_last_output()
    {
        await using var host = HostProcess.Start(_folder.Path, "crashing");

        (await host.ExitAsync(seconds: 60)).ShouldBe(1);

        host.Output.ShouldContain("crashing keeps crashing (5 times): ended with exit code 3");
        host.Output.ShouldContain("  this service always crashes");
    }

    [Fact]
    public async Task Waiting_for_a_container_is_refused_with_what_would_help()
    {
        await using var host = HostProcess.Start(_folder.Path, "container");

        (await host.ExitAsync(seconds: 30)).ShouldBe(1);

        host.Output.ShouldBe("""
            error: The local engine cannot run this:
              ledger is a container (image example/ledger:1.0) for which no native program is known, and others wait for it
            Provide what is missing, run with --telemetry embedded, or with --engine aspire and a container runtime.
            """);
    }

    [Fact]
    public async Task Kibana_and_what_waits_for_it_are_left_out_with_a_reason()
    {
        await using var host = HostProcess.Start(_folder.Path, "kibana,family");

        await host.UntilAsync("All healthy", StartSeconds);

        host.Output.ShouldContain("kibana           NotStarted: not started: the local engine runs no containers (image kibana:8.19.0) and knows no native program for this one");
        host.Output.ShouldContain("reader           NotStarted: not started: it waits for kibana, which does not run here");
    }

    [Fact]
    public async Task Missing_backends_are_all_named_with_where_they_were_looked_for()
    {
        await using var host = HostProcess.Start(_folder.Path, "backends", new Dictionary<string, string> { ["BACKENDS_DIR"] = _folder.Path });

        (await host.ExitAsync(seconds: 30)).ShouldBe(1);

        host.Output.ShouldBe($"""
            error: The local engine cannot run this:
              elasticsearch: Elasticsearch is neither in {_folder.Path}/elasticsearch nor in /usr/share/elasticsearch
              jaeger: Jaeger 2, as the program jaeger, is neither in {_folder.Path}/bin nor in PATH
              otelcol: OpenTelemetry Collector with its contrib components, as the program otelcol-contrib or otelcol, is neither in {_folder.Path}/bin nor in PATH
            Provide what is missing, run with --telemetry embedded, or with --engine aspire and a container runtime.
            """);
    }

    [Fact]
    public async Task The_follow_up_command_gets_the_addresses_and_its_exit_code_is_the_hosts()
    {
        var script = Path.Combine(_folder.Path, "follow-up.sh");
        await File.WriteAllTextAsync(script, "echo \"manages at $1\"; exit 42", Deadline.After(10));

        await using var host = HostProcess.Start(_folder.Path, "messaging", "--Then", $"sh {script} {{messaging.management}}");

        (await host.ExitAsync(StartSeconds)).ShouldBe(42);
        host.Output.ShouldMatch("manages at http://localhost:[0-9]+\n");
    }

    [Fact]
    public async Task Stopping_the_host_interrupts_the_follow_up_command_once_and_lets_it_sum_up()
    {
        var script = Path.Combine(_folder.Path, "follow-up.sh");
        await File.WriteAllTextAsync(script, "trap 'echo summed up; exit 7' INT; echo at work; while true; do sleep 0.1; done", Deadline.After(10));
        await using var host = HostProcess.Start(_folder.Path, "family", "--Then", $"sh {script}");
        await host.UntilAsync("at work", StartSeconds);

        host.Send(Signal.Terminate);

        (await host.ExitAsync(seconds: 10)).ShouldBe(7);
        host.Output.ShouldContain("summed up");
    }

    [Fact]
    public async Task A_follow_up_command_that_names_an_unknown_resource_is_refused()
    {
        await using var host = HostProcess.Start(_folder.Path, "family", "--Then", "echo {shop}");

        (await host.ExitAsync(StartSeconds)).ShouldBe(1);
        host.Output.ShouldContain("The command 'echo {shop}' names '{shop}', but no resource with endpoints is named 'shop'.");
    }
}
