using System.Text.Json;
using FsCheck.Xunit;
using Messaging.Orders;

namespace Messaging.Tests.Orders;

public sealed class OrderIdTests
{
    [Property]
    public void What_is_written_reads_back(bool fromShop, uint number)
    {
        var created = OrderId.Create(fromShop ? OrderSystem.Shop : OrderSystem.Crm, number + 1L);

        OrderId.Parse(created.ToString()).ShouldBe(created);
        JsonSerializer.Deserialize<OrderId>(JsonSerializer.Serialize(created)).ShouldBe(created);
        created.Value.ShouldStartWith(fromShop ? "S-" : "C-");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S-12345")]
    [InlineData("S-1234567890123")]
    [InlineData("M-100001")]
    [InlineData("s-100001")]
    [InlineData("S100001")]
    [InlineData("S-10000x")]
    [InlineData("S-١٠٠٠٠١")]
    [InlineData(" S-100001")]
    public void What_is_no_order_id_is_refused(string? text)
    {
        OrderId.TryParse(text, null, out var parsed).ShouldBeFalse();
        parsed.ShouldBe(default);
    }

    [Theory]
    [InlineData("100001")]
    [InlineData("null")]
    [InlineData("\"M-100001\"")]
    public void Json_that_is_no_order_id_is_told_what_one_looks_like(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<OrderId>(json)).Message.ShouldStartWith("An order id is S- or C- and 6 to 12 digits, such as S-100001.");

    [Fact]
    public void An_id_without_a_value_cannot_be_used() =>
        Should.Throw<InvalidOperationException>(() => default(OrderId).Value).Message.ShouldBe("This order id was never given a value.");

    [Fact]
    public void Mes_creates_no_orders() =>
        Should.Throw<ArgumentOutOfRangeException>(() => OrderId.Create(OrderSystem.Mes, 100001)).Message.ShouldStartWith("Only Shop and Crm create orders.");
}
