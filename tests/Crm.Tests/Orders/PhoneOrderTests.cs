using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using Peers;

namespace Crm.Tests.Orders;

public sealed class PhoneOrderTests(CrmService service)
{
    private HttpClient Crm => service.Http;

    [Fact]
    public async Task An_order_taken_by_phone_gets_a_number_of_crm_and_is_told_to_the_other_systems()
    {
        var shop = await service.ShopAsync();
        var customerId = await service.CustomerAsync();
        using var answer = await Crm.CreateAsync("/orders", new { customerId, material = "Resin", quantity = 10_000 });

        var order = await answer.ShouldBeAsync(HttpStatusCode.Created);
        var orderId = OrderId.Parse(order.GetProperty("orderId").GetString()!);
        orderId.Value.ShouldStartWith("C-");
        (order.GetProperty("createdBy").GetString(), order.GetProperty("status").GetString(), answer.Headers.ETag!.Tag).ShouldBe(("Crm", "Initiated", "\"1\""));
        var heard = await Eventually.ArrivesAsync(() => shop.Mailbox.Of<OrderCreated>().FirstOrDefault(created => created.OrderId == orderId), "the order");
        (heard.CustomerId, heard.CreatedBy, heard.Material, heard.Quantity).ShouldBe((customerId, OrderSystem.Crm, Material.Resin, 10_000));
        using var shown = await Crm.GetAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        (await shown.JsonAsync()).ToString().ShouldBe(order.ToString());

        var logged = service.Logs.GetSnapshot().Single(record => record.Id.Name == "order.created" && record.GetStructuredStateValue("OrderId") == orderId.Value);
        (logged.GetStructuredStateValue("System"), logged.GetStructuredStateValue("CustomerId")).ShouldBe(("crm", customerId.ToString()));
    }

    [Fact]
    public async Task Orders_taken_at_once_have_numbers_of_their_own()
    {
        var customerId = await service.CustomerAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Crm.CreateAsync("/orders", new { customerId, material = "Pla", quantity = 1 })));
        var numbers = await Task.WhenAll(answers.Select(async answer => (await answer.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("orderId").GetString()));
        numbers.ShouldBeUnique();
    }

    [Fact]
    public async Task One_order_sent_many_times_is_taken_once()
    {
        var shop = await service.ShopAsync();
        var customerId = await service.CustomerAsync();
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Crm.CreateAsync("/orders", new { customerId, material = "Pla", quantity = 1 }, key)));

        var numbers = await Task.WhenAll(answers.Select(async answer => (await answer.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("orderId").GetString()));
        numbers.Distinct().Count().ShouldBe(1);
        answers.Count(answer => answer.Headers.Contains("Idempotent-Replay")).ShouldBe(5);
        await (await Crm.CreateAsync("/orders", new { customerId, material = "Pla", quantity = 2 }, key)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        await Eventually.ArrivesAsync(() => shop.Mailbox.Of<OrderCreated>().FirstOrDefault(created => created.OrderId.Value == numbers[0]), "the order");
        service.Logs.GetSnapshot().Count(record => record.Id.Name == "order.created" && record.GetStructuredStateValue("OrderId") == numbers[0]).ShouldBe(1);
    }

    [Fact]
    public async Task An_order_for_nobody_is_refused() => await (await Crm.CreateAsync("/orders", new { customerId = Guid.NewGuid(), material = "Pla", quantity = 1 }))
        .ShouldBeProblemAsync(HttpStatusCode.NotFound, "customer-not-found");

    public static TheoryData<object, string, string> UnusableOrders => new()
    {
        { new { material = "Pla", quantity = 1 }, "invalid-request", "customerId" },
        { new { customerId = Guid.NewGuid(), quantity = 1 }, "invalid-request", "material" },
        { new { customerId = Guid.NewGuid(), material = "Pla", quantity = 0 }, "invalid-request", "quantity" },
        { new { customerId = Guid.NewGuid(), material = "Pla", quantity = 10_001 }, "invalid-request", "quantity" },
        { new { customerId = Guid.NewGuid(), material = "Wood", quantity = 1 }, "malformed-request", "Petg" },
        { new { customerId = Guid.NewGuid(), material = 1, quantity = 1 }, "malformed-request", "material" },
        { new { customerId = Guid.NewGuid(), material = "Pla", quantity = 1, price = 1 }, "malformed-request", "price" },
        { new { customerId = "me", material = "Pla", quantity = 1 }, "malformed-request", "customerId" },
    };

    [Theory]
    [MemberData(nameof(UnusableOrders))]
    public async Task An_unusable_order_is_refused_and_the_fault_is_named(object body, string code, string fault) =>
        (await (await Crm.CreateAsync("/orders", body)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, code)).ShouldContain(fault);
}
