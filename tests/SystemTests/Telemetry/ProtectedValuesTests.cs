using System.Globalization;
using Aspire.Hosting.Testing;
using Npgsql;

namespace SystemTests.Telemetry;

public sealed class ProtectedValuesTests(WholeSystem system)
{
    [Fact]
    public async Task No_personal_or_financial_value_stands_in_plain_text_anywhere_in_the_telemetry_store()
    {
        var token = TestContext.Current.CancellationToken;
        var data = Some.Customer();
        var customer = await system.NewCustomer(data, token);
        var orderId = await customer.PricedOrder(token);
        var order = await customer.Order(orderId, token);
        await customer.Approve(orderId, token);
        var worker = await system.NewOperator(token);
        await worker.Produce(orderId, token);
        var byPhone = Some.Customer();
        await system.Sales().RegisterCustomer(byPhone, token);
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
        await system.Telemetry.TimelineUpTo(orderId, "Shipped", cancellationToken);
        foreach (var service in new[] { "shop", "crm" })
        {
            await Eventually.Get(
                $"span of {service} for each of the seven status changes of {orderId}",
                ask => system.Telemetry.Spans($"service={service}&orderId={orderId}", ask),
                spans => spans.Count(span => ((string)span["name"]!).Contains("order.status-changed", StringComparison.Ordinal)) >= 7,
                cancellationToken);
        }
    }

    private async Task<List<string>> Find(string[] canaries, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await using var store = await OpenStore(cancellationToken);
        foreach (var table in await Tables(store, cancellationToken))
        {
            await using var search = store.CreateCommand($"SELECT t::text FROM {table} t WHERE EXISTS (SELECT FROM unnest(@canaries) canary WHERE strpos(t::text, canary) > 0) LIMIT 5");
            search.Parameters.AddWithValue("canaries", canaries);
            await using var rows = await search.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
                found.Add($"{table}: {rows.GetString(0)}");
        }

        return found;
    }

    private async Task<List<string>> FindInOrder(string orderId, string price, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var logs = await system.Telemetry.Logs($"orderId={orderId}", cancellationToken);
        var spans = await system.Telemetry.Spans($"orderId={orderId}", cancellationToken);
        foreach (var record in logs.Concat(spans))
        {
            var text = record["attributes"]!.ToJsonString() + record["message"]?.ToJsonString();
            if (text.Contains($"\"{price}\"", StringComparison.Ordinal) || text.Contains($":{price},", StringComparison.Ordinal) || text.Contains($" {price} ", StringComparison.Ordinal))
                found.Add(text);
        }

        return found;
    }

    private async Task<NpgsqlDataSource> OpenStore(CancellationToken cancellationToken) =>
        NpgsqlDataSource.Create((await system.Application.GetConnectionStringAsync("telemetrydb", cancellationToken))!);

    private static async Task<List<string>> Tables(NpgsqlDataSource store, CancellationToken cancellationToken)
    {
        await using var command = store.CreateCommand(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(relname) FROM pg_stat_user_tables WHERE NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = relid)");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
            tables.Add(rows.GetString(0));
        return tables;
    }
}
