using System.Text.Json;
using Simulator.Tests.CommandLine;
using Simulator.Tests.Stub;

namespace Simulator.Tests.Load;

/// <summary>What the simulator tells of a system that does not keep up.</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task Orders_that_find_no_place_while_the_system_hangs_are_counted_as_not_sent()
    {
        await using var system = await StubSystem.StartAsync();
        using var stopping = new CancellationTokenSource();
        var (reached, goOn) = Hold(system);

        // One place; the first order holds it, and a hundred more are due before anybody lets go.
        var running = CommandRun.Of(
            [.. LoadTests.Quick, "--concurrency", "1", "--count", "101", .. system.Options], new Dictionary<string, string>(), stopping.Token);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await DueAsync();
        await stopping.CancelAsync();
        goOn.SetResult();
        using var summary = JsonDocument.Parse((await running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Output);

        (Number(summary, "due"), Number(summary, "begun"), Number(summary, "notSent")).ShouldBe((101, 1, 100));
    }

    [Fact]
    public async Task What_is_later_than_asked_is_given_up_and_counted_and_the_rest_goes_on()
    {
        await using var system = await StubSystem.StartAsync();
        var (reached, goOn) = Hold(system);

        var running = CommandRun.Of([.. LoadTests.Quick, "--concurrency", "1", "--count", "30", "--latest", "1", .. system.Options]);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await DueAsync();
        goOn.SetResult();
        using var summary = JsonDocument.Parse((await running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Output);

        (Number(summary, "due"), Number(summary, "begun"), Number(summary, "completed"), Number(summary, "notSent")).ShouldBe((30, 1, 1, 29));
    }

    [Fact]
    public async Task An_order_counts_from_when_it_was_due_and_not_from_when_there_was_a_place_for_it()
    {
        await using var system = await StubSystem.StartAsync();
        var (reached, goOn) = Hold(system);

        var running = CommandRun.Of([.. LoadTests.Quick, "--concurrency", "1", "--count", "5", .. system.Options]);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await DueAsync();
        goOn.SetResult();
        using var summary = JsonDocument.Parse((await running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Output);

        Number(summary, "begunLate").ShouldBe(4);
        var closed = summary.RootElement.GetProperty("outcomes").GetProperty("Closed");
        closed.GetProperty("count").GetInt32().ShouldBe(5);
        closed.GetProperty("p50Ms").GetDouble().ShouldBeGreaterThan(1_000);
        summary.RootElement.GetProperty("lateness").GetProperty("maxMs").GetDouble().ShouldBeGreaterThan(1_000);
    }

    /// <summary>Holds the first registration until let go.</summary>
    private static (TaskCompletionSource Reached, TaskCompletionSource GoOn) Hold(StubSystem system)
    {
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        system.Intercept = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/customers", StringComparison.Ordinal))
                return false;
            reached.TrySetResult();
            await goOn.Task;
            return false;
        };
        return (reached, goOn);
    }

    /// <summary>Waits, by the clock that the run itself goes by, until all orders are more than a second overdue.</summary>
    private static async Task DueAsync()
    {
        var since = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMilliseconds(1_300))
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    private static int Number(JsonDocument summary, string name) => summary.RootElement.GetProperty(name).GetInt32();
}
