namespace Simulator.Tests.CommandLine;

public sealed class UsageTests
{
    private const string Model = "See: Simulator model --help\n";
    private const string Load = "See: Simulator load --help\n";
    private const string Addresses =
        """
        The address of shop is missing: give --shop URL, or set services__shop__http__0.
        The address of crm is missing: give --crm URL, or set services__crm__http__0.
        The address of mes is missing: give --mes URL, or set services__mes__http__0.
        The address of cost-calculator is missing: give --cost-calculator URL, or set services__cost-calculator__http__0.
        The address of observability is missing: give --observability URL, or set services__observability__http__0.

        """;

    public static TheoryData<string, string> Refused { get; } = new()
    {
        { "", "Required command was not provided.\nSee: Simulator --help\n" },
        { "dance", "Unrecognized command or argument 'dance'.\nRequired command was not provided.\nSee: Simulator --help\n" },
        { "model --out x --shape fish", $"--shape must be one of box, sphere, cylinder, gear, torus, bracket, plate, but is 'fish'.\n{Model}" },
        { "model --out x --triangles 11", $"--triangles must be a whole number from 12 to 5000000 triangles, but is '11'.\n{Model}" },
        { "model --out x --seed -1", $"--seed must be a whole number from 0 to 2147483647, but is '-1'.\n{Model}" },
        { "model --out x --broken slightly", $"--broken must be one of none, truncated, empty, no-bytes, open, not-a-number, wrong-count, too-large, not-a-model, but is 'slightly'.\n{Model}" },
        { "model", $"Option '--out' is required.\n{Model}" },
        { "model --out x --shape plate --triangles 12", $"A plate has from 250 to 5000000 triangles, but 12 are asked for.\n{Model}" },
        { "model --out /nowhere/x", $"--out: the file /nowhere/x cannot be written: Could not find a part of the path '/nowhere/x'.\n{Model}" },
        { "load", Addresses + Load },
        { "smoke --model nowhere.stl", Addresses + "--model: there is no file nowhere.stl.\nSee: Simulator smoke --help\n" },
        { "load --shop here", $"--shop must be an address such as http://localhost:5001, but is 'here'.\n{Load}" },
        { "load --rate 0 --count none", $"--count must be a whole number from 1 to 2147483647 orders, but is 'none'.\n--rate must be a whole number from 1 to 999999 orders per minute, but is '0'.\n{Load}" },
        { "load --duration 3d", $"--duration must be a time from 1s to 168h, such as 90s, 2m or 1h, but is '3d'.\n{Load}" },
        {
            "load --faults sloth=0.1,brokenModels=1.5,abandoned=-1",
            "--faults: there is no fault 'sloth'; there are brokenModels, abandoned, rejected, cancellations, duplicateClicks, phoneOrders, onBehalf, complaints, tickets, slowCalculations, failingPrinter, rejectedParts, slowOperators, abandonedUploads, wrongClients, bursts, and all.\n"
            + $"--faults: the grade of brokenModels must be a number from 0 to 1, but is '1.5'.\n--faults: the grade of abandoned must be a number from 0 to 1, but is '-1'.\n{Load}"
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Bad_usage_is_refused_with_all_faults_and_exit_code_2(string line, string error)
    {
        var run = await CommandRun.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.Error.Split('\n').Order().ShouldBe(error.Split('\n').Order());
        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Help_explains_the_verbs_and_the_exit_codes()
    {
        var run = await CommandRun.Of("--help");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Exit codes: 0 all went well; 1 an order or a check failed; 2 bad usage; 3 a service is not reachable or not ready.");
        foreach (var verb in (string[])["smoke", "load", "model"])
            run.Output.ShouldContain($"\n  {verb} ");
    }

    [Fact]
    public async Task An_address_comes_from_the_option_before_the_environment()
    {
        var environment = new Dictionary<string, string>
        {
            ["services__shop__http__0"] = "http://127.0.0.1:1",
            ["services__crm__https__0"] = "http://127.0.0.1:2",
            ["services__mes__http__0"] = "http://127.0.0.1:3/",
            ["services__cost-calculator__http__0"] = "http://127.0.0.1:4",
            ["services__observability__http__0"] = "http://127.0.0.1:5/base",
        };

        var run = await CommandRun.Of(["smoke", "--wait", "0", "--shop", "http://127.0.0.1:6"], environment, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(3);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" is ")[0]).ShouldBe(
            ["shop at http://127.0.0.1:6/", "crm at http://127.0.0.1:2/", "mes at http://127.0.0.1:3/", "cost-calculator at http://127.0.0.1:4/", "observability at http://127.0.0.1:5/base/"]);
    }

    [Fact]
    public async Task A_broken_address_in_the_environment_is_refused_by_the_name_of_the_variable()
    {
        var environment = new Dictionary<string, string> { ["services__shop__http__0"] = "tcp://x" };

        var run = await CommandRun.Of(["load"], environment, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith("services__shop__http__0 must be an address such as http://localhost:5001, but is 'tcp://x'.\n");
    }
}
