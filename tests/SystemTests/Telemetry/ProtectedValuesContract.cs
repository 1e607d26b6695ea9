using System.Globalization;

namespace SystemTests.Telemetry;

public abstract class ProtectedValuesContract(WholeSystem system)
{
    [Fact]
    public async Task No_personal_or_financial_value_stands_in_plain_text_anywhere_in_the_telemetry_store()
    {
        var token = TestContext.Current.CancellationToken;
        var data = Some.Customer();
        var customer = await Whole.NewCustomer(data, token);
        var orderId = await customer.PricedOrder(token);
        var order = await customer.Order(orderId, token);
        await customer.Approve(orderId, token);
        var worker = await Whole.NewOperator(token);
        await worker.Produce(orderId, token);
        var byPhone = Some.Customer();
        await Whole.Sales().RegisterCustomer(byPhone, token);
        await EveryServiceHasReported(orderId, token);

        string[] canaries = [.. data.Concat(byPhone).Select(member => (string)member.Value!)];
        var found = await Find(canaries, token);
        found.ShouldBeEmpty();

        // A price is a short number, so it is looked for in the records of its own order, the only place where it would mean something.
        var price = ((decimal)order["price"]!).ToString(CultureInfo.InvariantCulture);
        (await FindInOrder(orderId, price, token)).ShouldBeEmpty();
    }

    /// <summary>Waits for the spans of the shipping, the last thing that happened, from everybody who took note of it.</summary>
    private async Task EveryServiceHasReported(string orderId, CancellationToken cancellationToken)
    {
        await Whole.Telemetry.TimelineUpTo(orderId, "Shipped", cancellationToken);
        foreach (var service in new[] { "shop", "crm" })
        {
            await Eventually.Get(
                $"span of {service} for each of the seven status changes of {orderId}",
                ask => Whole.Telemetry.Spans($"service={service}&orderId={orderId}", ask),
                spans => spans.Count(span => ((string)span["name"]!).Contains("order.status-changed", StringComparison.Ordinal)) >= 7,
                cancellationToken);
        }
    }

    /// <summary>Gets the system whose telemetry is looked at.</summary>
    protected WholeSystem Whole { get; } = system;

    /// <summary>Gives what of the store has one of these texts in it, of all signals.</summary>
    protected abstract Task<IReadOnlyList<string>> Find(IReadOnlyList<string> canaries, CancellationToken cancellationToken);

    private async Task<List<string>> FindInOrder(string orderId, string price, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var logs = await Whole.Telemetry.Logs($"orderId={orderId}", cancellationToken);
        var spans = await Whole.Telemetry.Spans($"orderId={orderId}", cancellationToken);
        foreach (var record in logs.Concat(spans))
        {
            var text = record["attributes"]!.ToJsonString() + record["message"]?.ToJsonString();
            if (text.Contains($"\"{price}\"", StringComparison.Ordinal) || text.Contains($":{price},", StringComparison.Ordinal) || text.Contains($" {price} ", StringComparison.Ordinal))
                found.Add(text);
        }

        return found;
    }
}
