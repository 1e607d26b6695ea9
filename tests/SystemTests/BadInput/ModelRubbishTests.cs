using System.Buffers.Binary;
using System.Text;

namespace SystemTests.BadInput;

public sealed class ModelRubbishTests(WholeSystem system)
{
    /// <summary>Every row: a model file that cannot be priced.</summary>
    private static readonly Dictionary<string, byte[]> Cases = new()
    {
        ["not a model at all"] = "This is a letter to the manufacturer."u8.ToArray(),
        ["breaks off in the middle"] = Some.BoxStl()[..300],
        ["has a hole"] = Some.OpenBoxStl(),
        ["has no triangle"] = "solid nothing\nendsolid nothing\n"u8.ToArray(),
        ["is a kilometre long"] = Some.BoxStl(width: 1_000_000),
        ["has a corner that is no number"] = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Some.BoxStl()).Replace("vertex 20 ", "vertex NaN ", StringComparison.Ordinal)),
        ["claims four billion triangles"] = ClaimsFourBillion(),
        ["is binary noise"] = Noise(),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_model_that_cannot_be_priced_fails_with_a_reason_the_customer_can_read(string name)
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await customer.CreateOrder(token);

        await customer.Upload(orderId, Cases[name], token);

        var failed = await customer.OrderBecomes(orderId, "CalculationFailed", token);
        ((string?)failed["failureReason"]).ShouldNotBeNullOrWhiteSpace();
        failed["price"].ShouldBeNull();
        var calculated = await Eventually.Get(
            $"result of the calculation for {orderId}",
            ask => system.Telemetry.Logs($"event=order.cost_calculated&orderId={orderId}", ask),
            logs => logs.Count > 0,
            token);
        ((string?)calculated[0]["attributes"]!["cost.result"]).ShouldBe("failure");
    }

    private static byte[] ClaimsFourBillion()
    {
        var file = new byte[84 + 50];
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(80), uint.MaxValue);
        return file;
    }

    private static byte[] Noise()
    {
        var noise = new byte[10_000];
        new Random(7).NextBytes(noise);
        return noise;
    }
}
