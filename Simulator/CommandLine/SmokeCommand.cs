using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Simulator.Apis;
using Simulator.Models;
using Simulator.Orders;
using Simulator.Randomness;
using Simulator.Smoke;
using Simulator.Tracing;

namespace Simulator.CommandLine;

/// <summary><c>Simulator smoke</c>: takes one order from its model file to Closed, and reads back what was logged, traced and measured.</summary>
internal static class SmokeCommand
{
    private const int Triangles = 5_000;

    private static readonly Setting<TimeSpan> TimeoutOption = Setting.Duration(
        "--timeout", "How long the whole run may take", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(120));

    private static readonly Option<FileInfo?> ModelOption = new("--model")
    {
        Description = "The STL or OBJ file to upload; else a gear is generated",
        HelpName = "FILE",
    };

    /// <summary>Makes the verb.</summary>
    internal static Command Create(Surroundings surroundings)
    {
        var command = new Command(
            "smoke", "Takes one order from its model file through all statuses to Closed, reads its timeline, its trace and metrics back, and checks them.")
        {
            TimeoutOption, ModelOption, CommonOptions.Seed, CommonOptions.Json,
        };
        foreach (var option in SystemOptions.All)
            command.Add(option);
        command.SetAction((options, cancellationToken) => RunAsync(options, surroundings, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult options, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var addresses = SystemOptions.Find(options, surroundings.Environment, out var faults);
        var file = options.GetValue(ModelOption);
        if (file is { Exists: false })
            faults = [.. faults, $"--model: there is no file {file}."];
        if (faults.Count > 0)
            return BadUsage.Report(surroundings.Error, faults, "smoke");

        using var limit = new CancellationTokenSource(TimeoutOption.In(options), surroundings.Time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var clients = new ServiceClients(addresses, surroundings.Time);
        if (!await SystemOptions.AreReadyAsync(options, clients, addresses, surroundings, cancellationToken))
            return ExitCode.NotReachable;

        var asJson = options.GetValue(CommonOptions.Json);
        var seed = new Seed(CommonOptions.Seed.In(options));
        var observer = new SmokeObserver(asJson ? surroundings.Error : surroundings.Output);
        var stage = new Stage(clients, seed, operators: 1, TimeoutOption.In(options), observer, surroundings.Time, deadline.Token);
        var run = new SmokeRun(stage.Flow, clients.Telemetry, observer, surroundings.Time);
        var model = new ModelPlan(Shape.Gear, Triangles, ModelFormat.Binary, Defect.None, seed.Value);
        var order = new OrderPlan(0, ByPhone: false, Customer: 0, Material.Petg, Quantity: 2, model);
        using var tracing = TraceExport.Start(surroundings.Environment);
        var result = await stage.PlayAsync(() => run.RunAsync(order, file is null ? null : UploadOf(file), deadline.Token, cancellationToken), cancellationToken);

        if (asJson)
            surroundings.Output.WriteRaw(JsonSerializer.Serialize(result, SimulatorJson.Options));
        else
            Show(result, surroundings);
        return result.Faults.Count == 0 ? ExitCode.Ok : ExitCode.FlowFailed;
    }

    private static ModelUpload UploadOf(FileInfo file) => new(file.Name, () => new StreamContent(file.OpenRead())
    {
        Headers = { ContentType = new(file.Extension.Equals(".obj", StringComparison.OrdinalIgnoreCase) ? "model/obj" : "model/stl") },
    });

    private static void Show(SmokeResult result, Surroundings surroundings)
    {
        if (result.Events.Count > 0)
            surroundings.Output.Write(TimelineTable.Of(result.Events));
        if (result.Signals is { } signals)
            surroundings.Output.WriteRaw(signals.ToString());
        foreach (var fault in result.Faults)
            surroundings.Error.WriteRaw(fault);
        var verdict = result.Faults.Count == 0 ? "passed" : "failed";
        surroundings.Output.WriteRaw(string.Create(
            CultureInfo.InvariantCulture,
            $"Smoke {verdict}: {result.OrderId ?? "no order"}, {result.FlowMs / 1000:0.0} s to Closed, {result.TotalMs / 1000:0.0} s in all."));
    }
}
