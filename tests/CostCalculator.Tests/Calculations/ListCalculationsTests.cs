using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CostCalculator.Tests.Shapes;
using CostCalculator.Tests.World;
using Messaging.Contracts;

namespace CostCalculator.Tests.Calculations;

public sealed class ListCalculationsTests(SharedWorld shared)
{
    [Fact]
    public async Task An_order_has_a_calculation_for_each_of_its_models_the_newest_first_in_pages()
    {
        var world = shared.World;
        var broken = world.Shop.Request(world.Shop.Store(Solid.Box(10, 20, 30).Skip(1).AsBinaryStl()));
        await world.AnswerAsync<CostCalculationFailed>(broken);
        var repaired = broken with { ModelId = world.Shop.Store(Solid.Box(10, 20, 30).AsBinaryStl()) };
        await world.AnswerAsync<CostCalculated>(repaired);

        var first = await GetAsync(world, $"/calculations/{broken.OrderId}?limit=1");
        var second = await GetAsync(world, $"/calculations/{broken.OrderId}?limit=1&cursor={first["next"]}");

        var good = first["items"]!.AsArray().ShouldHaveSingleItem()!;
        good["modelId"]!.GetValue<Guid>().ShouldBe(repaired.ModelId);
        good["result"]!.GetValue<string>().ShouldBe("success");
        good["reason"].ShouldBeNull();
        good["model"]!["format"]!.GetValue<string>().ShouldBe("BinaryStl");
        good["model"]!["volumeMm3"]!.GetValue<double>().ShouldBe(6_000);
        good["model"]!["heightMm"]!.GetValue<double>().ShouldBe(30);
        good["price"]!["total"]!.GetValue<decimal>().ShouldBe(16.93m);
        good["price"]!["currency"]!.GetValue<string>().ShouldBe("EUR");
        var bad = second["items"]!.AsArray().ShouldHaveSingleItem()!;
        bad["modelId"]!.GetValue<Guid>().ShouldBe(broken.ModelId);
        bad["result"]!.GetValue<string>().ShouldBe("failure");
        bad["reason"]!.GetValue<string>().ShouldBe("NotWatertight");
        bad["model"]!["triangleCount"]!.GetValue<long>().ShouldBe(11);
        bad["price"].ShouldBeNull();
        second["next"].ShouldBeNull();
    }

    [Theory]
    [InlineData("S-999999", HttpStatusCode.NotFound, "urn:problem:calculation-not-found", "Nothing was calculated for order S-999999. A calculation begins when the order's model has been uploaded.")]
    [InlineData("4711", HttpStatusCode.BadRequest, "urn:problem:malformed-request", "'4711' is not a value of orderId, which must be an order number, such as S-100001.")]
    [InlineData("S-999999?limit=0", HttpStatusCode.BadRequest, "urn:problem:invalid-request", "Correct limit; errors names each fault.")]
    public async Task What_is_asked_wrongly_is_answered_with_a_problem(string order, HttpStatusCode status, string type, string detail)
    {
        using var answer = await shared.World.Client.GetAsync($"/calculations/{order}", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        (problem!["type"]!.GetValue<string>(), problem["detail"]!.GetValue<string>()).ShouldBe((type, detail));
        problem["traceId"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    private static async Task<JsonObject> GetAsync(CalculatorWorld world, string path) =>
        (await world.Client.GetFromJsonAsync<JsonObject>(path, TestContext.Current.CancellationToken))!;
}
