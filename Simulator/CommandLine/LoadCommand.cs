using System.CommandLine;
using System.Text.Json;
using Simulator.Apis;
using Simulator.Faults;
using Simulator.Load;
using Simulator.Models;
using Simulator.Orders;
using Simulator.Personas;
using Simulator.Randomness;
using Simulator.Tracing;

namespace Simulator.CommandLine;

/// <summary><c>Simulator load</c>: begins orders at a rate and sees them to their ends.</summary>
internal static class LoadCommand
{
    /// <summary>How long orders under way may go on after the run was asked to end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private static readonly Setting<int> RateOption = Setting.Whole("--rate", "How many orders are begun in a minute", " orders per minute", 1, 999_999, 60);
    private static readonly Setting<int?> CountOption = Setting.OptionalWhole(
        "--count", "How many orders are begun in all; else no limit", " orders", 1, int.MaxValue);

    private static readonly Setting<TimeSpan?> DurationOption = Setting.OptionalDuration(
        "--duration", "For how long orders are begun; else until --count, or until Ctrl-C", TimeSpan.FromSeconds(1), TimeSpan.FromDays(7));

    private static readonly Setting<TimeSpan> TimeoutOption = Setting.Duration(
        "--timeout", "How long an order may take for one step before it counts as stuck",
        TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(120));

    private static readonly Setting<int> ConcurrencyOption = Setting.Whole(
        "--concurrency", "How many orders may be under way at once", " orders", 1, 2_000, 100);
    private static readonly Setting<int> OperatorsOption = Setting.Whole("--operators", "How many operators work", " operators", 1, 500, 8);

    private static readonly Setting<int> TrianglesOption = Setting.Whole(
        "--max-triangles", "The most triangles of a model; sizes are spread evenly over the orders of magnitude",
        " triangles", 250, ModelPlan.MostTriangles, 200_000);

    private static readonly Option<FaultGrades> FaultsOption = new("--faults")
    {
        Description = "What people do besides the straight way, and how often, as a share of the orders: NAME or NAME=GRADE, separated by commas; or all. "
            + "NAME=GRADE/STRENGTH where there is a strength. "
            + $"A name alone, and all, mean: {FaultCatalogue.Usual}",
        HelpName = "FLAGS",
        CustomParser = result =>
        {
            var grades = FaultGrades.Parse(Setting.Only(result), out var faults);
            foreach (var fault in faults)
                result.AddError(fault);
            return grades;
        },
    };

    private static readonly Setting<TimeSpan> BurstOption = Setting.Duration(
        "--burst", "How long a burst takes (--faults bursts)", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(3));

    private static readonly Setting<TimeSpan?> LatestOption = Setting.OptionalDuration(
        "--latest", "How late an order is still begun when too many are under way; later ones count as not sent. Else all are begun, however late",
        TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));

    private static readonly Setting<TimeSpan> ThinkOption = Setting.Duration(
        "--think", "How long the most careful customers think before they approve", TimeSpan.Zero, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(1));

    private static readonly Option<PersonaMix> PersonasOption = new("--personas")
    {
        Description = $"What kinds of customers there are, in relative numbers (default {PersonaMix.UsualText})",
        HelpName = "MIX",
        CustomParser = result =>
        {
            var mix = PersonaMix.Parse(Setting.Only(result), out var faults);
            foreach (var fault in faults)
                result.AddError(fault);
            return mix;
        },
    };

    /// <summary>Makes the verb.</summary>
    internal static Command Create(Surroundings surroundings)
    {
        var command = new Command("load", "Begins orders at a rate, sees each to its end as customers, sales and operators would, and sums up.")
        {
            RateOption, CountOption, DurationOption, FaultsOption, BurstOption, PersonasOption, ThinkOption, CommonOptions.Seed,
            TimeoutOption, ConcurrencyOption, LatestOption, OperatorsOption, TrianglesOption, CommonOptions.Json,
        };
        foreach (var option in SystemOptions.All)
            command.Add(option);
        command.SetAction((options, cancellationToken) => RunAsync(options, surroundings, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult options, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var addresses = SystemOptions.Find(options, surroundings.Environment, out var faults);
        if (faults.Count > 0)
            return BadUsage.Report(surroundings.Error, faults, "load");
        var time = surroundings.Time;
        using var clients = new ServiceClients(addresses, time);
        if (!await SystemOptions.AreReadyAsync(options, clients, addresses, surroundings, cancellationToken))
            return ExitCode.NotReachable;

        // Ctrl-C ends the beginning of orders at once, and the orders under way after a time of grace.
        using var abandon = new CancellationTokenSource();
        await using var ending = cancellationToken.Register(() => abandon.CancelAfter(Grace));

        var seed = new Seed(CommonOptions.Seed.In(options));
        var journal = new LoadJournal();
        var stage = new Stage(clients, seed, OperatorsOption.In(options), TimeoutOption.In(options), journal, time, abandon.Token);
        var grades = options.GetValue(FaultsOption) ?? FaultGrades.None;
        var mix = options.GetValue(PersonasOption) ?? PersonaMix.Usual;
        var planner = new OrderPlanner(seed, grades, mix, TrianglesOption.In(options), ThinkOption.In(options));
        var plan = new LoadPlan(
            ProfileOf(options, grades[Fault.Bursts], seed), CountOption.In(options), DurationOption.In(options), ConcurrencyOption.In(options), LatestOption.In(options));
        var run = new LoadRun(plan, planner, stage.Flow, journal, time);
        var asJson = options.GetValue(CommonOptions.Json);
        var display = new LoadDisplay(asJson ? surroundings.Error : surroundings.Output, journal, clients.Statistics, time);
        using var tracing = TraceExport.Start(surroundings.Environment);
        var started = time.GetTimestamp();
        await stage.PlayAsync(() => display.ShowWhileAsync(run.RunAsync(cancellationToken, abandon.Token)), abandon.Token);

        var summary = LoadSummary.Of(seed.Value, journal.State(), clients.Statistics, time.GetElapsedTime(started), cancellationToken.IsCancellationRequested);
        if (asJson)
            surroundings.Output.WriteRaw(JsonSerializer.Serialize(summary, SimulatorJson.Options));
        else
            LoadReport.Write(summary, surroundings.Output);
        return summary.Failed == 0 ? ExitCode.Ok : ExitCode.FlowFailed;
    }

    private static RateProfile ProfileOf(ParseResult options, FaultGrade bursts, Seed seed) => bursts.Share == 0
        ? RateProfile.Steady(RateOption.In(options))
        : RateProfile.WithBursts(RateOption.In(options), bursts.Strength, bursts.Share, BurstOption.In(options), seed);
}
