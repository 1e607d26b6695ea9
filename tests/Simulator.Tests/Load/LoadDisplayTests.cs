using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Simulator.Apis;
using Simulator.CommandLine;
using Simulator.Load;
using Simulator.Tests.CommandLine;
using Simulator.Tests.Stub;
using Spectre.Console;

namespace Simulator.Tests.Load;

/// <summary>What people see of a run while it goes on and when it has ended.</summary>
public sealed class LoadDisplayTests
{
    private const char Escape = '\u001b';

    [Fact]
    public async Task Without_a_terminal_there_is_a_plain_line_every_five_seconds()
    {
        await using var output = new Transcript();
        var time = new FakeTimeProvider();
        var shown = new LoadDisplay(Surroundings.ConsoleOver(output, redirected: true), JournalOfThree(), new RequestStatistics(), time);
        var run = new TaskCompletionSource();

        var showing = shown.ShowWhileAsync(run.Task);
        await AdvanceUntilAsync(time, TimeSpan.FromSeconds(1), () => Lines(output).Length == 2);
        run.SetResult();
        await showing;

        var lines = Lines(output);
        lines.ShouldAllBe(line => line.Contains(" s: 3 begun (0 late, 2 not sent), 3 under way, 0 completed, 0 failed; ", StringComparison.Ordinal));
        (SecondsOf(lines[1]) - SecondsOf(lines[0])).ShouldBeGreaterThanOrEqualTo(5);
        output.ToString().ShouldNotContain(Escape);
    }

    [Fact]
    public async Task On_a_terminal_there_is_a_table_that_is_drawn_again_four_times_a_second_and_goes_at_the_end()
    {
        await using var output = new Transcript();
        var time = new FakeTimeProvider();
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes });
        var journal = JournalOfThree();
        var run = new TaskCompletionSource();

        var showing = new LoadDisplay(terminal, journal, new RequestStatistics(), time).ShowWhileAsync(run.Task);
        await AdvanceUntilAsync(time, TimeSpan.FromMilliseconds(250), () => output.ToString().Contains("not sent", StringComparison.Ordinal));
        journal.NotSent(97);
        await AdvanceUntilAsync(time, TimeSpan.FromMilliseconds(250), () => output.ToString().Contains("99", StringComparison.Ordinal));
        run.SetResult();
        await showing;

        output.ToString().ShouldContain($"{Escape}[", Case.Sensitive, "what was drawn before is overwritten");
    }

    [Fact]
    public async Task The_report_for_people_has_percentiles_of_every_step_and_no_colours_in_a_file()
    {
        await using var system = await StubSystem.StartAsync();
        string[] plain = [.. LoadTests.Quick.Where(argument => argument != "--json")];

        var run = await CommandRun.Of([.. plain, "--count", "3", .. system.Options]);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain("3 completed, 0 failed.");
        run.Output.ShouldMatch(@"time\s+│ count │ p50 ms\s+│ p90 ms\s+│ p99 ms\s+│ max ms");
        run.Output.ShouldMatch(@"due to Closed\s+│ 3\s+│ [\d.]+\s+│ [\d.]+\s+│ [\d.]+\s+│ [\d.]+");
        run.Output.ShouldMatch(@"creation to price\s+│ 3 ");
        run.Output.ShouldNotContain(Escape);
    }

    private static string[] Lines(Transcript output) => output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private static int SecondsOf(string line) => int.Parse(line[..line.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);

    /// <summary>Moves the clock on, again and again: who waits for it may look only after it was moved.</summary>
    private static async Task AdvanceUntilAsync(FakeTimeProvider time, TimeSpan step, Func<bool> condition)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, deadline.Token);
        }
    }

    private static LoadJournal JournalOfThree()
    {
        var journal = new LoadJournal();
        for (var order = 0; order < 3; order++)
            journal.Begun(new(order, ByPhone: false, Customer: order, Material.Pla, Quantity: 1, Model: null!), TimeSpan.Zero, isLate: false);
        journal.NotSent(2);
        return journal;
    }
}
