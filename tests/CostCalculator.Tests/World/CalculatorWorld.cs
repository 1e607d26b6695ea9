using System.Diagnostics;
using Fixtures;
using Messaging.Contracts;
using Microsoft.Extensions.Logging.Testing;

namespace CostCalculator.Tests.World;

/// <summary>One cost calculator and one shop, with a broker and databases of their own.</summary>
internal sealed class CalculatorWorld : IAsyncDisposable
{
    private readonly RunningCalculator _calculator;

    private CalculatorWorld(RunningCalculator calculator, StandInShop shop)
    {
        (_calculator, Shop) = (calculator, shop);
        Client = calculator.CreateClient();
    }

    public StandInShop Shop { get; }

    public HttpClient Client { get; }

    public CollectedSpans Spans => _calculator.Spans;

    public IServiceProvider Services => _calculator.Services;

    public FakeLogCollector Logs => _calculator.Logs;

    public static async Task<CalculatorWorld> StartAsync(PostgresFixture postgres, RabbitMqFixture rabbit, params (string Key, string Value)[] settings)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var broker = await rabbit.CreateVirtualHostAsync(cancellationToken);
        var shop = await StandInShop.StartAsync(await postgres.CreateDatabaseAsync(cancellationToken), broker);
        var database = await postgres.CreateDatabaseAsync(cancellationToken);
        var world = new CalculatorWorld(new RunningCalculator(database, broker, shop.Address, settings.ToDictionary()), shop);
        await UntilAsync(async () => (await world.Client.GetAsync("/health", cancellationToken)).IsSuccessStatusCode, "the calculator is healthy");
        return world;
    }

    /// <summary>Asks for a price and waits for the answer.</summary>
    public async Task<TAnswer> AnswerAsync<TAnswer>(CostCalculationRequested request)
        where TAnswer : IIntegrationEvent
    {
        await Shop.AskAsync(request);
        return await Shop.Answers.NextAsync<TAnswer>(request.OrderId);
    }

    /// <summary>Gives the records of an event that name this order or model.</summary>
    public IReadOnlyList<FakeLogRecord> LogsOf(object id, string eventName) =>
        [.. LogsOf(id).Where(record => record.Id.Name == eventName)];

    /// <summary>Waits for the one record of an event that names this order or model: what is logged after the commit may come behind the answer.</summary>
    public async Task<FakeLogRecord> LoggedAsync(object id, string eventName)
    {
        await UntilAsync(() => LogsOf(id, eventName).Count > 0, $"{eventName} of {id} is logged");
        return LogsOf(id, eventName).ShouldHaveSingleItem();
    }

    public IEnumerable<FakeLogRecord> LogsOf(object id) =>
        Logs.GetSnapshot().Where(record => record.Message.Contains(id.ToString()!, StringComparison.Ordinal));

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(30))
                throw new TimeoutException($"Within 30 s it did not come true that {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _calculator.DisposeAsync();
        await Shop.DisposeAsync();
    }
}
