using System.CommandLine;

namespace Endurance.Soak;

/// <summary>The command line of the soak.</summary>
internal static class SoakCommand
{
    private const double MostHours = 168;

    private static readonly Option<double> Hours = new("--hours") { Description = "For how long, such as 8 or 0.25", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed lets the same things go wrong in the same order", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> Rate = new("--rate") { Description = "How many orders are begun in a minute, 1 to 6000", DefaultValueFactory = _ => 60 };

    private static readonly Option<FileInfo> Table = new("--table")
    {
        Description = "The file to write memory and handles of all processes to, as comma-separated values",
        DefaultValueFactory = _ => new FileInfo("soak.csv"),
    };

    /// <summary>Parses and runs; gives the exit code: 0 when nothing was lost, doubled or grown, 1 when something was, 2 when the options are wrong.</summary>
    internal static async Task<int> RunAsync(string[] arguments)
    {
        Hours.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<double>() is not (> 0 and <= MostHours))
                option.AddError($"--hours must be more than 0 and at most {MostHours}.");
        });
        Rate.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<int>() is not (>= 1 and <= 6_000))
                option.AddError("--rate must be a whole number from 1 to 6000.");
        });
        var command = new RootCommand("Lets services, broker, database, network and disk fail for hours while orders are placed, and checks that nothing is lost.") { Hours, Seed, Rate, Table };
        command.SetAction(async (options, cancellationToken) =>
        {
            var plan = new SoakPlan(
                TimeSpan.FromHours(options.GetValue(Hours)), options.GetValue(Seed), options.GetValue(Rate), options.GetValue(Table)!.FullName);
            return await new SoakRun(plan, Console.WriteLine, TimeProvider.System).RunAsync(cancellationToken) ? 0 : 1;
        });
        var parsed = command.Parse(arguments);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? 2 : code;
    }
}
