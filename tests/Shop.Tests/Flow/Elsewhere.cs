using Messaging;
using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Classification;
using Shop.Orders;

namespace Shop.Tests.Flow;

/// <summary>The other systems (CostCalculator, CRM, MES) as far as the shop sees them: they receive its events and publish their own.</summary>
internal sealed class Elsewhere : IAsyncDisposable
{
    private readonly IHost _host;

    private Elsewhere(IHost host) => _host = host;

    internal Recorder Received => _host.Services.GetRequiredService<Recorder>();

    internal static async Task<Elsewhere> StartAsync(string database, string broker)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "elsewhere" });
        builder.Configuration["ConnectionStrings:messaging"] = broker;
        builder.Configuration["Messaging:Outbox:PollInterval"] = "00:00:00.200";
        builder.Configuration["Messaging:Retry:FirstDelay"] = "00:00:00.050";
        builder.Services.AddLogging();
        builder.Services.AddSingleton<Recorder>();
        builder.Services.AddDbContext<ElsewhereDbContext>(options => options.UseNpgsql(database));
        builder.AddMessaging<ElsewhereDbContext>("messaging", messaging => messaging
            .Handle<CustomerChanged, Record<CustomerChanged>>()
            .Handle<OrderCreated, Record<OrderCreated>>()
            .Handle<OrderStatusChanged, Record<OrderStatusChanged>>()
            .Handle<OrderCancellationRequested, Record<OrderCancellationRequested>>()
            .Handle<CostCalculationRequested, Record<CostCalculationRequested>>());
        var host = builder.Build();
        await host.StartAsync(Deadline.Token);
        return new Elsewhere(host);
    }

    internal async Task PublishAsync(params IIntegrationEvent[] events)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var publisher = scope.ServiceProvider.GetRequiredService<IEventPublisher>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            _ =>
            {
                foreach (var integrationEvent in events)
                    publisher.Publish(integrationEvent);
                return Task.FromResult(0);
            },
            Deadline.Token);
    }

    /// <summary>Publishes the next change of an order, once the present version has arrived here (where it does not come from here).</summary>
    internal async Task ChangeAsync(OrderAnswer order, OrderStatus to, OrderSystem by, string? reason = null)
    {
        if (order.Status == OrderStatus.ManufacturingApproved)
            await ReceivedAsync<OrderStatusChanged>(change => change.OrderId == order.OrderId && change.Sequence == order.Version, order.Status);
        await PublishAsync(Change(order, to, by, reason));
    }

    internal static OrderStatusChanged Change(OrderAnswer order, OrderStatus to, OrderSystem by, string? reason = null) =>
        new(order.OrderId, order.CustomerId, order.Version + 1, order.Status, to, by, order.ChangedAt.AddMinutes(1), order.ModelId, order.Price, reason);

    internal Task PriceAsync(OrderAnswer order, decimal price) =>
        PublishAsync(new CostCalculated(order.OrderId, order.CustomerId, order.ModelId!.Value, new Financial<decimal>(price), 1_000, 600, 12));

    internal async Task<TEvent> ReceivedAsync<TEvent>(Func<TEvent, bool> which, object? what = null)
        where TEvent : IIntegrationEvent
    {
        var found = await Deadline.UntilAsync(() => Task.FromResult(Received.Of<TEvent>().Where(which).ToList()), all => all.Count > 0, $"{typeof(TEvent).Name} {what}");
        return found.ShouldHaveSingleItem();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
