using LocalHosting.Processes;
using LocalHosting.Tests.Support;

namespace LocalHosting.Tests.Orchestration;

/// <summary>Whatever dies first, and whenever: nothing is left behind.</summary>
public sealed class HostDeathTests : IDisposable
{
    private const string Healthy = "All healthy";
    private const int StartSeconds = 90;

    // SIGSTOP, which no process can refuse.
    private const Signal Stop = (Signal)19;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("family         ")]
    [InlineData("creates its data folder")]
    [InlineData("runs, not healthy yet")]
    public async Task Killing_the_host_while_it_starts_leaves_no_process_behind(string stage)
    {
        await using var host = HostProcess.Start(_folder.Path, "postgres,messaging,family");
        await host.UntilAsync(stage, StartSeconds);
        var below = ProcessTree.Below(host.Id);

        host.Send(Signal.Kill);

        await NothingLivesOfAsync(below);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("beam.smp")]
    [InlineData("sh")]
    public async Task Killing_the_host_after_one_of_its_processes_leaves_no_process_behind(string first)
    {
        await using var host = HostProcess.Start(_folder.Path, "postgres,messaging,family");
        await host.UntilAsync(Healthy, StartSeconds);
        var before = ProcessTree.Below(host.Id);

        // "sh" is what the guardian runs in, among others.
        foreach (var id in before.Where(process => process.Value == first).Select(process => process.Key))
            LibC.Send(id, Signal.Kill);
        await Deadline.UntilAsync(() => ProcessTree.Below(host.Id).Any(process => process.Value == first && !before.ContainsKey(process.Key)), 30, $"another {first}");
        var below = ProcessTree.Below(host.Id);
        host.Send(Signal.Kill);

        await NothingLivesOfAsync(below);
    }

    [Theory]
    [InlineData("family         ")]
    [InlineData("creates its data folder")]
    [InlineData("runs, not healthy yet")]
    public async Task Ctrl_C_while_it_starts_stops_everything_in_less_than_ten_seconds(string stage)
    {
        await using var host = HostProcess.Start(_folder.Path, "postgres,messaging,family");
        await host.UntilAsync(stage, StartSeconds);
        var below = ProcessTree.Below(host.Id);

        host.Send(Signal.Interrupt);

        (await host.ExitAsync(seconds: 10)).ShouldBe(0, host.Output);
        below.Keys.Where(ProcessTree.IsAlive).ShouldBeEmpty();
        await using var next = HostProcess.Start(_folder.Path, "postgres,messaging");
        await next.UntilAsync(Healthy, StartSeconds);
    }

    [Fact]
    public async Task A_process_that_hangs_does_not_keep_the_host_from_stopping_in_ten_seconds()
    {
        await using var host = HostProcess.Start(_folder.Path, "postgres,messaging,family");
        await host.UntilAsync(Healthy, StartSeconds);
        var below = ProcessTree.Below(host.Id);
        foreach (var id in below.Where(process => process.Value is "postgres" or "sleep").Select(process => process.Key))
            LibC.Send(id, Stop);

        host.Send(Signal.Terminate);

        (await host.ExitAsync(seconds: 10)).ShouldBe(0, host.Output);
        below.Keys.Where(ProcessTree.IsAlive).ShouldBeEmpty();
    }

    private static Task NothingLivesOfAsync(Dictionary<int, string> processes) =>
        Deadline.UntilAsync(() => !processes.Keys.Any(ProcessTree.IsAlive), 10, $"the end of {string.Join(", ", processes)}");
}
