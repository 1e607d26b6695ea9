using Microsoft.AspNetCore.Http;
using Simulator.Tests.CommandLine;
using Simulator.Tests.Stub;

namespace Simulator.Tests.Load;

/// <summary>What the faults do to the requests that are sent.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_failing_printer_is_reported_and_started_again_as_often_as_asked()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "4", "--faults", "failingPrinter=1/3", .. system.Options]);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        Sent(system, "/operations/print/fail").ShouldBe(12);
        Sent(system, "/operations/print/start").ShouldBe(16);
        system.Statuses.ShouldAllBe(status => status == "Closed");
    }

    [Fact]
    public async Task Rejected_parts_are_made_anew()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "3", "--faults", "rejectedParts=1/2", .. system.Options]);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        Sent(system, "/operations/quality-check/fail").ShouldBe(6);
        Sent(system, "/operations/print/complete").ShouldBe(9);
        system.Statuses.ShouldAllBe(status => status == "Closed");
    }

    [Fact]
    public async Task Slow_operators_take_their_time_for_each_operation_and_are_not_taken_for_a_stuck_order()
    {
        await using var system = await StubSystem.StartAsync();
        var time = new HurriedTime();

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "1", "--faults", "slowOperators=1/600", .. system.Options], time);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        time.LongWaits.Count(wait => wait == TimeSpan.FromSeconds(600)).ShouldBe(4);
    }

    [Fact]
    public async Task A_cut_upload_leaves_the_order_as_it_was_and_is_sent_again_whole()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "5", "--faults", "abandonedUploads=1/2,phoneOrders=0.5", .. system.Options]);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        system.CutOff.ShouldBe(10);
        Sent(system, "/model").ShouldBe(5);
        system.Statuses.ShouldAllBe(status => status == "Closed");
    }

    [Fact]
    public async Task A_service_that_takes_half_an_upload_for_the_whole_is_found_out()
    {
        await using var system = await StubSystem.StartAsync(keepsHalves: true);

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "1", "--faults", "abandonedUploads=1", .. system.Options]);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("\"half a model kept\"");
    }

    [Fact]
    public async Task Every_kind_of_rubbish_is_sent_and_its_refusal_is_no_failure()
    {
        await using var system = await StubSystem.StartAsync();

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "150", "--faults", "wrongClients=1,abandoned=1", .. system.Options]);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        system.Requests.ShouldContain(request => request.Path.EndsWith("/operations/polish/start", StringComparison.Ordinal));
        system.Requests.ShouldContain(request => request.Method == "BREW");
    }

    [Theory]
    [InlineData(StatusCodes.Status201Created)]
    [InlineData(StatusCodes.Status500InternalServerError)]
    public async Task A_service_that_takes_rubbish_or_stumbles_over_it_is_found_out(int status)
    {
        await using var system = await StubSystem.StartAsync();
        system.AnswerToRubbish = status;

        var run = await CommandRun.Of([.. LoadTests.Quick, "--count", "3", "--faults", "wrongClients=1", .. system.Options]);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain($"\"rubbish answered {status}\"");
    }

    private static int Sent(StubSystem system, string path) => system.Requests.Count(request => request.Path.EndsWith(path, StringComparison.Ordinal));
}
