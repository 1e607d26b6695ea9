using System.Text;

namespace Endurance.Poison;

/// <summary>Draws messages that no service can handle, one of each kind.</summary>
internal static class Poisons
{
    private static readonly string[] FollowersOfOrders = ["shop", "crm", "mes"];

    /// <summary>Draws them.</summary>
    internal static IReadOnlyList<PoisonedMessage> Draw(Random random, TimeProvider time)
    {
        var rubbish = new byte[random.Next(1, 5_000)];
        random.NextBytes(rubbish);
        var number = random.NextInt64(900_000_000, 999_999_999);
        var nobody = new Guid(random.Next(), 0, 0, new byte[8]);
        var priceOfNothing =
            $$"""{"orderId":"S-{{number}}","customerId":"{{nobody}}","modelId":"{{nobody}}","price":12.5,"volumeMm3":1,"surfaceMm2":1,"triangleCount":4}""";
        return
        [
            new(NewId(), "order.status-changed", "order.status-changed", 1, Text("{\"orderId\":\"S-"), FollowersOfOrders),
            new(NewId(), "order.cancellation-requested", "order.cancellation-requested", 1, rubbish, ["mes"]),
            new(NewId(), $"order.vanished-{number}", "order.created", 1, Text("{}"), FollowersOfOrders),
            new(NewId(), "cost.calculated", "cost.calculated", 99, Text(priceOfNothing), ["shop"]),
            new(NewId(), "cost.calculated", "cost.calculated", 1, Text(priceOfNothing), ["shop"]),
            new(null, $"nameless-{number}", "cost.calculation-requested", 1, Text($"{{\"number\":{number}}}"), ["cost-calculator"]),
        ];

        Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
        static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
    }
}
