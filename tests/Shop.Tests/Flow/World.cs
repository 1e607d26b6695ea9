using Fixtures;
using Messaging.Orders;
using Npgsql;
using Shop.Orders;
using Shop.Tests.Flow;

[assembly: AssemblyFixture(typeof(World))]

namespace Shop.Tests.Flow;

/// <summary>One shop, one elsewhere, one broker and one database server for all tests; each test has customers and orders of its own.</summary>
public sealed class World : IAsyncLifetime
{
    private readonly PostgresFixture _postgres = new();
    private readonly RabbitMqFixture _rabbit = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("shop-tests-").FullName;

    internal ShopApp Shop { get; private set; } = null!;

    internal Elsewhere Elsewhere { get; private set; } = null!;

    internal Api Api => Shop.Api;

    internal string ModelFolder { get; private set; } = string.Empty;

    internal string Database { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        await _rabbit.InitializeAsync();
        Database = await NewDatabaseAsync();
        ModelFolder = NewFolder();
        var broker = await _rabbit.CreateVirtualHostAsync(Deadline.Token);
        Elsewhere = await Elsewhere.StartAsync(await NewDatabaseAsync(), broker);
        Shop = await ShopApp.StartAsync(Database, broker, ModelFolder);
    }

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        await Elsewhere.DisposeAsync();
        await _rabbit.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task<string> NewDatabaseAsync() => new NpgsqlConnectionStringBuilder(await _postgres.CreateDatabaseAsync(Deadline.Token)) { MaxPoolSize = 25 }.ConnectionString;

    internal Task<string> NewBrokerAsync() => _rabbit.CreateVirtualHostAsync(Deadline.Token);

    internal string NewFolder() => Path.Combine(_folder, Guid.NewGuid().ToString());

    /// <summary>Takes a new order to a status by the ways that customers and the other systems have.</summary>
    internal async Task<OrderAnswer> OrderAsync(OrderStatus status, decimal price = 12.34m)
    {
        var order = await Api.CreateOrderAsync();
        if (status == OrderStatus.Initiated)
            return order;
        order = await Api.SubmitAsync(order);
        if (status == OrderStatus.Submitted)
            return order;
        await Elsewhere.PriceAsync(order, price);
        order = await Api.UntilAsync(order, OrderStatus.PriceCalculated);
        if (status == OrderStatus.PriceCalculated)
            return order;
        using var approved = await Api.PostAsync($"{Api.PathOf(order)}/approve", null);
        order = await Api.ReadAsync<OrderAnswer>(approved, System.Net.HttpStatusCode.OK);
        OrderStatus[] produced = [OrderStatus.ManufacturingStarted, OrderStatus.ManufacturingCompleted, OrderStatus.Packaging, OrderStatus.Shipped, OrderStatus.Closed];
        foreach (var next in produced.TakeWhile(_ => order.Status != status))
        {
            await Elsewhere.ChangeAsync(order, next, next == OrderStatus.Closed ? OrderSystem.Crm : OrderSystem.Mes);
            order = await Api.UntilAsync(order, next);
        }

        order.Status.ShouldBe(status);
        return order;
    }
}
