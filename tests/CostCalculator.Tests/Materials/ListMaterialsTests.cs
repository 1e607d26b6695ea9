using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CostCalculator.Tests.World;
using Messaging.Orders;

namespace CostCalculator.Tests.Materials;

public sealed class ListMaterialsTests(SharedWorld shared)
{
    [Fact]
    public async Task Every_material_that_can_be_ordered_is_listed_with_its_price()
    {
        var catalogue = await shared.World.Client.GetFromJsonAsync<JsonObject>("/materials", TestContext.Current.CancellationToken);

        catalogue!["currency"]!.GetValue<string>().ShouldBe("EUR");
        var items = catalogue["items"]!.AsArray();
        items.Select(item => item!["material"]!.GetValue<string>()).ShouldBe(Enum.GetNames<Material>());
        items[(int)Material.Abs]!["pricePerKg"]!.GetValue<decimal>().ShouldBe(27m);
    }
}
