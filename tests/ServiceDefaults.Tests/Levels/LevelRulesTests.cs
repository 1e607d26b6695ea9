using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceDefaults.Levels;

namespace ServiceDefaults.Tests.Levels;

public sealed class LevelRulesTests
{
    private static readonly string[] Names = ["Default", "S", "Shop", "shop.orders", "Shop.Orders", "Shop.OrdersArchive", "Shop.Orders.Approve", "Microsoft", "Microsoft.AspNetCore", "Npgsql", "RabbitMQ.Client"];

    private static readonly string[] Categories =
        ["Shop", "Shop.Orders", "Shop.Orders.Approve.Handler", "Shop.OrdersArchive", "SHOP.ORDERS.X", "Mes.Orders", "Microsoft.AspNetCore.Routing", "Microsoft.Hosting.Lifetime", "Npgsql.Command", "RabbitMQ.Client.Connection", "Default.Thing"];

    /// <summary>The rule itself is that of Microsoft.Extensions.Logging: a level set at run time counts as if it had stood in the configuration.</summary>
    [Property(MaxTest = 300)]
    public Property A_level_set_at_run_time_counts_as_if_it_were_configured() => Prop.ForAll(
        Levels().ToArbitrary(), Levels().ToArbitrary(), (configured, set) =>
        {
            using var expected = Services(Merge(configured, set));
            using var actual = Services(configured);
            var book = actual.GetRequiredService<LevelBook>();
            var loggers = Categories.ToDictionary(category => category, category => Logger(actual, category));
            foreach (var (category, level) in set)
                book.Apply(Some.Change(category, level));

            foreach (var category in Categories)
            {
                for (var level = LogLevel.Trace; level < LogLevel.None; level++)
                    loggers[category].IsEnabled(level).ShouldBe(Logger(expected, category).IsEnabled(level), $"{category} at {level}");
            }
        });

    [Fact]
    public void That_levels_were_changed_is_logged_whatever_the_levels_are()
    {
        using var services = Services([]);
        foreach (var category in (string[])["Default", "ServiceDefaults", typeof(LevelExchange).FullName!])
            services.GetRequiredService<LevelBook>().Apply(Some.Change(category, LogLevel.None));

        Logger(services, typeof(LevelExchange).FullName!).IsEnabled(LogLevel.Information).ShouldBeTrue();
        Logger(services, "ServiceDefaults.Levels.LevelStore").IsEnabled(LogLevel.Critical).ShouldBeFalse();
    }

    private static Gen<Dictionary<string, LogLevel>> Levels() =>
        from count in Gen.Choose(0, 5)
        from names in Gen.Elements(Names).ArrayOf(count)
        from levels in Gen.Elements(Enum.GetValues<LogLevel>()).ArrayOf(count)
        select Merge(names.Zip(levels).DistinctBy(pair => pair.First, StringComparer.OrdinalIgnoreCase).ToDictionary(pair => pair.First, pair => pair.Second), []);

    private static Dictionary<string, LogLevel> Merge(Dictionary<string, LogLevel> configured, Dictionary<string, LogLevel> set)
    {
        var all = new Dictionary<string, LogLevel>(configured, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, level) in set)
            all[name] = level;
        return all;
    }

    private static ILogger Logger(IServiceProvider services, string category) => services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    private static ServiceProvider Services(Dictionary<string, LogLevel> configured)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(configured.Select(pair => KeyValuePair.Create($"LogLevel:{pair.Key}", (string?)pair.Value.ToString()))).Build();
        return new ServiceCollection()
            .AddLogging(logging => logging.AddConfiguration(configuration).AddProvider(new EverythingProvider()))
            .AddSingleton(TimeProvider.System)
            .AddSingleton<LevelBook>()
            .AddSingleton<LevelRules>()
            .AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(provider => provider.GetRequiredService<LevelRules>())
            .AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(provider => provider.GetRequiredService<LevelRules>())
            .BuildServiceProvider();
    }

    private sealed class EverythingProvider : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Everything();

        public void Dispose()
        {
        }
    }

    private sealed class Everything : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => NullLogger.Instance.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }
    }
}
