using System.Collections.Concurrent;
using System.Globalization;
using Messaging;
using Messaging.Contracts;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CostCalculator.Tests.World;

/// <summary>A shop as the cost calculator knows it, over real HTTP and a real broker: it delivers models, asks for prices and receives the answers.</summary>
internal sealed class StandInShop : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, RequestDelegate> _models = [];
    private readonly ConcurrentDictionary<Guid, int> _fetches = [];
    private readonly ConcurrentDictionary<Guid, (string TraceParent, string Baggage)> _contexts = [];
    private readonly WebApplication _app;
    private int _orders = 100_000;

    private StandInShop(string database, string broker)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "Shop" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration["ConnectionStrings:messaging"] = broker;
        builder.Services.AddRoutingCore().AddLogging().AddSingleton(Answers);
        builder.Services.AddDbContext<ShopDbContext>(options => options.UseNpgsql(database));
        builder.AddMessaging<ShopDbContext>("messaging", messaging => messaging
            .Handle<CostCalculated, AnswersHandler>()
            .Handle<CostCalculationFailed, AnswersHandler>()
            .Configure(options => options.Service = "stand-in-shop"));
        _app = builder.Build();
        _app.MapGet("/models/{modelId:guid}", DeliverAsync);
    }

    public Answers Answers { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    public static async Task<StandInShop> StartAsync(string database, string broker)
    {
        var shop = new StandInShop(database, broker);
        await shop._app.StartAsync(TestContext.Current.CancellationToken);
        return shop;
    }

    /// <summary>Stores a model.</summary>
    public Guid Store(byte[] file) => Store(context => context.Response.Body.WriteAsync(file, context.RequestAborted).AsTask());

    /// <summary>Stores a model that is delivered in a way of its own.</summary>
    public Guid Store(RequestDelegate deliver, Guid? modelId = null)
    {
        var id = modelId ?? Guid.CreateVersion7();
        _models[id] = deliver;
        return id;
    }

    public int FetchesOf(Guid modelId) => _fetches.GetValueOrDefault(modelId);

    /// <summary>Gives the trace and the baggage under which a model was fetched last.</summary>
    public (string TraceParent, string Baggage) ContextOf(Guid modelId) => _contexts[modelId];

    /// <summary>Makes a request for a price of a new order.</summary>
    public CostCalculationRequested Request(Guid modelId, Material material = Material.Pla, int quantity = 1) =>
        new(OrderId.Create(OrderSystem.Shop, Interlocked.Increment(ref _orders)), Guid.CreateVersion7(), modelId, material, quantity);

    /// <summary>Sends a request.</summary>
    public async Task AskAsync(CostCalculationRequested request)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var events = scope.ServiceProvider.GetRequiredService<IEventPublisher>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            _ =>
            {
                events.Publish(request);
                return Task.FromResult(0);
            },
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private Task DeliverAsync(HttpContext context)
    {
        var modelId = Guid.Parse((string)context.Request.RouteValues["modelId"]!, CultureInfo.InvariantCulture);
        _fetches.AddOrUpdate(modelId, 1, (_, count) => count + 1);
        _contexts[modelId] = (context.Request.Headers.TraceParent.ToString(), context.Request.Headers.Baggage.ToString());
        if (_models.TryGetValue(modelId, out var deliver))
            return deliver(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
