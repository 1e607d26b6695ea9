using System.Globalization;
using System.Text;
using CostCalculator.Tests.Shapes;
using CostCalculator.Tests.World;
using Messaging.Contracts;
using Messaging.Orders;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CostCalculator.Tests.Calculations;

/// <summary>Requests and answers over a real broker, models over real HTTP, results in a real database.</summary>
public sealed class CalculateCostTests(SharedWorld shared)
{
    private static readonly byte[] Box = Solid.Box(10, 20, 30).AsBinaryStl();

    // 6 cm3 of PLA: 7.44 g at 24 EUR/kg; 600 s to lay down and 150 layers of 3 s at 6 EUR an hour; set-up.
    private const decimal PriceOfBox = 0.18m + 1.75m + 15.00m;

    private CalculatorWorld World => shared.World;

    private StandInShop Shop => shared.World.Shop;

    [Fact]
    public async Task A_model_is_priced_and_the_answer_names_what_was_measured()
    {
        var request = Shop.Request(Shop.Store(Box));

        var answer = await World.AnswerAsync<CostCalculated>(request);

        (answer.OrderId, answer.CustomerId, answer.ModelId).ShouldBe((request.OrderId, request.CustomerId, request.ModelId));
        answer.Price.Reveal().ShouldBe(PriceOfBox);
        (answer.VolumeMm3, answer.SurfaceMm2, answer.TriangleCount).ShouldBe((6_000, 2_200, 12));
    }

    [Fact]
    public async Task The_log_tells_result_time_and_steps_and_no_price()
    {
        var request = Shop.Request(Shop.Store(Box));
        await World.AnswerAsync<CostCalculated>(request);

        var logged = await World.LoggedAsync(request.OrderId, "order.cost_calculated");
        (logged.Level, logged.Id.Id).ShouldBe((LogLevel.Information, 5000));
        logged.GetStructuredStateValue("Result").ShouldBe("success");
        double.Parse(logged.GetStructuredStateValue("CostDurationMs")!, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        foreach (var step in (string[])["cost.model_fetched", "cost.model_measured", "cost.model_priced"])
            World.LogsOf(request.ModelId, step).ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Trace);
        World.LogsOf(request.OrderId).Concat(World.LogsOf(request.ModelId)).ShouldAllBe(record => !record.Message.Contains("16.93"));
    }

    public static TheoryData<CalculationFailure, string, string> Refused => new()
    {
        { CalculationFailure.NotWatertight, Solid.Box(1, 2, 3).Skip(1).AsAsciiStl(), "The surface of 11 triangles has a hole: some edge does not belong to two triangles. Close the surface and export it again." },
        { CalculationFailure.Empty, "", "The file has no bytes. Send a model as STL or OBJ." },
        { CalculationFailure.Empty, "solid nothing\nendsolid nothing\n", "The model has no triangle. Send a model with a closed surface." },
        { CalculationFailure.TooLarge, Solid.Box(1, 2, 500).AsAsciiStl(), "The model measures 1 x 2 x 500 mm, the printer builds 300 x 300 x 400 mm. Scale it down (coordinates are millimetres) or split it." },
        { CalculationFailure.CorruptFile, "<html>404</html>", "Line 1 is no OBJ statement: '<html>404</html>'. A statement begins with a word, such as 'v' or 'f'." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_model_that_cannot_be_priced_is_refused_with_its_reason(CalculationFailure reason, string file, string detail)
    {
        var request = Shop.Request(Shop.Store(Encoding.Latin1.GetBytes(file)));

        var answer = await World.AnswerAsync<CostCalculationFailed>(request);

        answer.ShouldBe(new CostCalculationFailed(request.OrderId, request.CustomerId, request.ModelId, reason, detail));
        var logged = await World.LoggedAsync(request.OrderId, "order.cost_calculated");
        (logged.GetStructuredStateValue("Result"), logged.GetStructuredStateValue("Reason")).ShouldBe(("failure", reason.ToString()));
        var failed = World.LogsOf(request.OrderId, "integration.failed").ShouldHaveSingleItem();
        (failed.Level, failed.Exception?.Message).ShouldBe((LogLevel.Error, detail));
    }

    [Fact]
    public async Task A_model_that_the_shop_does_not_have_is_missing_until_it_is_there()
    {
        var request = Shop.Request(Guid.CreateVersion7());
        var missing = await World.AnswerAsync<CostCalculationFailed>(request);
        (missing.Reason, missing.Detail).ShouldBe((CalculationFailure.ModelMissing, $"The shop does not have model {request.ModelId:D} (any more). Upload it again."));

        Shop.Store(context => context.Response.Body.WriteAsync(Box, context.RequestAborted).AsTask(), request.ModelId);

        (await World.AnswerAsync<CostCalculated>(request)).Price.Reveal().ShouldBe(PriceOfBox);
    }

    [Fact]
    public async Task The_same_request_twice_is_answered_twice_alike_and_calculated_once()
    {
        var request = Shop.Request(Shop.Store(Box));

        var first = await World.AnswerAsync<CostCalculated>(request);
        var second = await World.AnswerAsync<CostCalculated>(request);

        second.ShouldBe(first);
        Shop.FetchesOf(request.ModelId).ShouldBe(1);
        await World.LoggedAsync(request.OrderId, "order.cost_calculated");
    }

    [Fact]
    public async Task The_same_request_many_times_at_once_is_answered_alike_each_time()
    {
        var request = Shop.Request(Shop.Store(Box));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Shop.AskAsync(request)));

        for (var i = 0; i < 8; i++)
            (await Shop.Answers.NextAsync<CostCalculated>(request.OrderId)).Price.Reveal().ShouldBe(PriceOfBox);
        await World.LoggedAsync(request.OrderId, "order.cost_calculated");
    }

    [Fact]
    public async Task Another_quantity_of_the_same_model_is_calculated_anew()
    {
        var request = Shop.Request(Shop.Store(Box));
        await World.AnswerAsync<CostCalculated>(request);

        var more = await World.AnswerAsync<CostCalculated>(request with { Quantity = 10, Material = Material.Petg });

        more.Price.Reveal().ShouldBeGreaterThan(PriceOfBox);
        Shop.FetchesOf(request.ModelId).ShouldBe(2);
    }

    [Fact]
    public async Task While_the_shop_fails_the_request_waits_and_is_answered_once_it_recovers()
    {
        var failing = true;
        var modelId = Shop.Store(context =>
        {
            if (!Volatile.Read(ref failing))
                return context.Response.Body.WriteAsync(Box, context.RequestAborted).AsTask();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        var request = Shop.Request(modelId);
        await Shop.AskAsync(request);
        await CalculatorWorld.UntilAsync(() => World.LogsOf(request.OrderId, "integration.failed").Count >= 1, "the failure is logged");
        Shop.Answers.HasNone(request.OrderId).ShouldBeTrue();

        Volatile.Write(ref failing, false);

        (await Shop.Answers.NextAsync<CostCalculated>(request.OrderId)).Price.Reveal().ShouldBe(PriceOfBox);
        World.LogsOf(request.OrderId, "integration.failed")[0].Exception!.Message.ShouldBe(
            $"Model {modelId:D} cannot be fetched from Shop: Shop answered GET /models/{modelId:D} with 503; 200 or 404 would be right.");
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_of_the_model_is_tried_again_and_not_taken_for_a_corrupt_file()
    {
        var breaks = 1;
        var modelId = Shop.Store(async context =>
        {
            context.Response.ContentLength = Box.Length;
            var whole = Interlocked.Decrement(ref breaks) < 0;
            await context.Response.Body.WriteAsync(Box.AsMemory(0, whole ? Box.Length : 300), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (!whole)
                context.Abort();
        });

        var answer = await World.AnswerAsync<CostCalculated>(Shop.Request(modelId));

        answer.TriangleCount.ShouldBe(12);
        Shop.FetchesOf(modelId).ShouldBe(2);
    }
}
