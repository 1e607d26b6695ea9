using CostCalculator.Tests.Shapes;
using CostCalculator.Tests.World;
using Messaging.Contracts;
using Microsoft.Extensions.Logging;

namespace CostCalculator.Tests.Calculations;

public sealed class SlowCalculationTests(ImpatientWorld impatient) : IClassFixture<ImpatientWorld>
{
    private static readonly byte[] Box = Solid.Box(10, 20, 30).AsBinaryStl();

    [Fact]
    public async Task A_calculation_over_the_limit_is_a_warning()
    {
        var (world, shop) = (impatient.World, impatient.World.Shop);
        var modelId = shop.Store(async context =>
        {
            await context.Response.Body.WriteAsync(Box.AsMemory(0, 100), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await CalculatorWorld.UntilAsync(() => world.LogsOf(context.Request.Path.Value![8..], "cost.model_fetched").Count == 1, "the model is being fetched");
            await context.Response.Body.WriteAsync(Box.AsMemory(100), context.RequestAborted);
        });
        var request = shop.Request(modelId);

        await world.AnswerAsync<CostCalculated>(request);

        (await world.LoggedAsync(request.OrderId, "order.cost_calculated")).Level.ShouldBe(LogLevel.Warning);
    }

    [Fact]
    public async Task A_model_that_does_not_arrive_in_time_is_given_up_and_tried_again()
    {
        var (world, shop) = (impatient.World, impatient.World.Shop);
        var hangs = 1;
        var modelId = shop.Store(async context =>
        {
            var whole = Interlocked.Decrement(ref hangs) < 0;
            await context.Response.Body.WriteAsync(Box.AsMemory(0, whole ? Box.Length : 300), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (!whole)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var request = shop.Request(modelId);

        await world.AnswerAsync<CostCalculated>(request);

        world.LogsOf(request.OrderId, "integration.failed")[0].Exception!.Message.ShouldBe(
            $"Model {modelId:D} cannot be fetched from Shop: It did not arrive within CostCalculator:FetchTimeout (00:00:00.5000000).");
    }
}
