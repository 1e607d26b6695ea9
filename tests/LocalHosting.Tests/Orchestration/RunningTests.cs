using LocalHosting.Tests.Support;

namespace LocalHosting.Tests.Orchestration;

public sealed class RunningTests
{
    private const string Forever = "echo up; exec sleep 1000";

    [Fact]
    public async Task A_resource_waits_until_what_it_waits_for_is_healthy_and_says_so()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var first = ShellServer.Add(builder, "first", Forever);
        var gate = HeldHealthCheck.On(first);
        ShellServer.Add(builder, "second", Forever).WaitFor(first);
        await using var app = await StartAsync(builder);

        var waiting = await app.ResourceNotifications.WaitForResourceAsync(
            "second", change => change.Snapshot.State?.Text == KnownResourceStates.Waiting, Deadline.After(10));
        await app.ResourceNotifications.WaitForResourceAsync("first", change => change.Snapshot.Reason == "held by the test", Deadline.After(10));

        waiting.Snapshot.Reason.ShouldBe("waits for first");
        app.ResourceNotifications.TryGetCurrentState("second", out var still).ShouldBeTrue();
        still.Snapshot.State?.Text.ShouldBe(KnownResourceStates.Waiting);

        gate.Release();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("second", Deadline.After(10));
    }

    [Fact]
    public async Task A_crashed_server_is_started_again_after_a_while()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        ShellServer.Add(builder, "server", Forever);
        await using var app = await StartAsync(builder);
        var before = await app.ResourceNotifications.WaitForResourceHealthyAsync("server", Deadline.After(10));

        (await app.ResourceCommands.ExecuteCommandAsync("server", "kill", Deadline.After(10))).Success.ShouldBeTrue();

        var crashed = await app.ResourceNotifications.WaitForResourceAsync("server", change => change.Snapshot.ExitCode is not null, Deadline.After(10));
        crashed.Snapshot.Reason.ShouldBe("ended by signal 9, starts again in 0.5 s");
        var after = await app.ResourceNotifications.WaitForResourceAsync(
            "server", change => change.Snapshot.ProcessId is { } id && id != before.Snapshot.ProcessId, Deadline.After(10));
        after.Snapshot.Restarts.ShouldBe(1);
    }

    [Fact]
    public async Task A_program_that_ends_is_finished_or_failed_by_its_exit_code_and_its_output_is_kept()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("good", "/bin/sh", ".", "-c", "echo done");
        builder.AddExecutable("bad", "/bin/sh", ".", "-c", "echo broken >&2; exit 3");
        await using var app = await StartAsync(builder);

        await app.ResourceNotifications.WaitForResourceAsync("good", KnownResourceStates.Finished, Deadline.After(10));
        var bad = await app.ResourceNotifications.WaitForResourceAsync("bad", change => change.Snapshot.ExitCode is not null, Deadline.After(10));

        bad.Snapshot.State?.Text.ShouldBe(KnownResourceStates.Exited);
        bad.Snapshot.Reason.ShouldBe("ended with exit code 3");
        app.GetLastOutput("good").ShouldContain("done");
        app.GetLastOutput("bad").ShouldContain("broken");
    }

    [Fact]
    public async Task A_stopped_resource_stays_stopped_until_it_is_started()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        ShellServer.Add(builder, "server", Forever);
        await using var app = await StartAsync(builder);
        var running = await app.ResourceNotifications.WaitForResourceHealthyAsync("server", Deadline.After(10));

        await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StopCommand, Deadline.After(10));

        ProcessTree.IsAlive(running.Snapshot.ProcessId!.Value).ShouldBeFalse();
        app.ResourceNotifications.TryGetCurrentState("server", out var stopped).ShouldBeTrue();
        (stopped.Snapshot.State?.Text, stopped.Snapshot.Reason).ShouldBe((KnownResourceStates.Exited, "stopped"));

        await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StartCommand, Deadline.After(10));
        await app.ResourceNotifications.WaitForResourceHealthyAsync("server", Deadline.After(10));
    }

    [Fact]
    public async Task An_unknown_command_or_resource_is_refused_by_name()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        ShellServer.Add(builder, "server", Forever);
        await using var app = await StartAsync(builder);

        (await app.ResourceCommands.ExecuteCommandAsync("server", "explode", Deadline.After(10))).Message!
            .ShouldStartWith("Command 'explode' is unknown; there are: start, stop, restart, kill.");
        (await app.ResourceCommands.ExecuteCommandAsync("shop", "stop", Deadline.After(10))).Message!
            .ShouldStartWith("No running resource is named 'shop'; there are: server.");
    }

    [Fact]
    public async Task Disposing_of_the_application_ends_processes_that_do_not_listen_and_such_as_hid_in_a_session_of_their_own()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        ShellServer.Add(builder, "stubborn", "trap '' TERM; setsid sh -c 'echo $$ > daemon; exec sleep 1000' & while true; do sleep 0.1; done");
        var app = await StartAsync(builder);
        var data = builder.Configuration["DataFolder"]!;
        var daemonFile = Path.Combine(data, "session", "stubborn", "daemon");
        await Deadline.UntilAsync(() => File.Exists(daemonFile) && File.ReadAllText(daemonFile).EndsWith('\n'), 10, "the daemon's id");
        var daemon = int.Parse(await File.ReadAllTextAsync(daemonFile, Deadline.After(10)), System.Globalization.CultureInfo.InvariantCulture);
        app.ResourceNotifications.TryGetCurrentState("stubborn", out var running).ShouldBeTrue();
        var shell = running.Snapshot.ProcessId!.Value;
        // Not what is below this process: other tests' programs are, too.
        int[] all = [shell, daemon, .. ProcessTree.Below(shell).Keys];

        await app.DisposeAsync().AsTask().WaitAsync(Deadline.After(10));

        all.ShouldAllBe(id => !ProcessTree.IsAlive(id));
        Directory.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task When_the_time_to_stop_is_up_all_that_is_left_is_killed_whatever_waits_for_what()
    {
        const string stubborn = "trap '' TERM; while true; do sleep 0.1; done";
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var first = builder.AddExecutable("first", "/bin/sh", ".", "-c", stubborn);
        var second = builder.AddExecutable("second", "/bin/sh", ".", "-c", stubborn).WaitForStart(first);
        builder.AddExecutable("third", "/bin/sh", ".", "-c", stubborn).WaitForStart(second);
        await using var app = await StartAsync(builder);
        var shells = new List<int>();
        foreach (var name in (string[])["first", "second", "third"])
            shells.Add((await app.ResourceNotifications.WaitForResourceAsync(name, change => change.Snapshot.ProcessId is not null, Deadline.After(10))).Snapshot.ProcessId!.Value);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        // Each alone would be given four seconds.
        await app.StopAsync(patience.Token).WaitAsync(Deadline.After(10));

        shells.ShouldAllBe(id => !ProcessTree.IsAlive(id));
    }

    [Fact]
    public async Task A_wait_for_what_failed_ends_with_an_error_where_that_is_asked_for()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var first = builder.AddExecutable("first", "/bin/sh", ".", "-c", "exit 7");
        builder.AddExecutable("second", "/bin/sh", ".", "-c", "exit 0").WaitForCompletion(first);
        await using var app = await StartAsync(builder);

        var failed = await app.ResourceNotifications.WaitForResourceAsync(
            "second", change => change.Snapshot.State?.Text == KnownResourceStates.FailedToStart, Deadline.After(10));

        failed.Snapshot.Reason.ShouldBe("Waited for 'first', which is Exited (exit code 7). ended with exit code 7");
    }

    private static async Task<DistributedApplication> StartAsync(IDistributedApplicationTestingBuilder builder)
    {
        var app = await builder.BuildAsync(Deadline.After(10));
        await app.StartAsync(Deadline.After(10));
        return app;
    }
}
