using Messaging.Tests.Flow;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Messaging.Tests;

public sealed class SettingsTests
{
    private const string Broker = "amqp://guest:guest@broker:5672";

    [Fact]
    public async Task All_faults_are_told_at_once_each_with_its_name_limits_and_value()
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(new()
        {
            ["ConnectionStrings:messaging"] = Broker,
            ["Messaging:Service"] = "target",
            ["Messaging:Outbox:BatchSize"] = "0",
            ["Messaging:Consumer:Prefetch"] = "70000",
            ["Messaging:Retry:FirstDelay"] = "00:10:00",
            ["Messaging:Parking:RedriveRate"] = "0",
            ["Messaging:Parking:TraceUrl"] = "collector/traces",
        }));

        failure.Failures.ShouldBe(
        [
            "Messaging:Outbox:BatchSize must be from 1 to 1000, but is 0.",
            "Messaging:Consumer:Prefetch must be from 1 to 5000, but is 70000.",
            "Messaging:Parking:RedriveRate must be from 1 to 100000, but is 0.",
            "Messaging:Parking:TraceUrl must be an absolute URL that ends with / or =, such as http://localhost:5005/api/traces/, but is 'collector/traces'.",
            "Messaging:Retry:MaxDelay must be at least Messaging:Retry:FirstDelay (00:10:00), but is 00:01:00.",
        ]);
    }

    [Fact]
    public async Task An_inbox_that_forgets_before_the_last_redrive_is_refused()
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(new()
        {
            ["ConnectionStrings:messaging"] = Broker,
            ["Messaging:Inbox:Window"] = "21.00:00:00",
        }));

        failure.Failures.ShouldHaveSingleItem().ShouldBe(
            "Messaging:Inbox:Window must be longer than Messaging:Parking:Window (21.00:00:00) and the longest retry (00:05:31) together, but is 21.00:00:00; else a redriven message could take effect twice.");
    }

    [Fact]
    public async Task A_missing_address_is_told_with_an_example()
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync([]));

        failure.Message.ShouldBe("ConnectionStrings:messaging is missing. Set it (or Aspire:RabbitMQ:Client:ConnectionString) to the broker's address, such as amqp://user:password@localhost:5672.");
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_without_showing_it()
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(new() { ["ConnectionStrings:messaging"] = "http://secret@broker" }));

        failure.Message.ShouldBe("ConnectionStrings:messaging is not an AMQP address. Write it as amqp://user:password@host:5672/virtual-host, or amqps://.");
    }

    [Fact]
    public async Task An_unknown_setting_is_refused_by_name()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(new() { ["ConnectionStrings:messaging"] = Broker, ["Messaging:Outbox:BatchSizes"] = "5" }));

        failure.Message.ShouldContain("'BatchSizes'");
    }

    [Fact]
    public async Task A_service_that_a_contract_names_must_handle_it()
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(new() { ["ConnectionStrings:messaging"] = Broker, ["Messaging:Service"] = "cost-calculator" }));

        failure.Failures.ShouldHaveSingleItem().ShouldBe(
            "The contract CostCalculationRequested names 'cost-calculator' as a consumer, but the service has no handler for it. Add Handle<CostCalculationRequested, …>() or take the service out of [ConsumedBy].");
    }

    [Fact]
    public async Task A_pooled_context_is_refused_with_the_reason()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "CostEstimator" });
        builder.Configuration["ConnectionStrings:messaging"] = Broker;
        builder.Services.AddLogging();
        builder.Services.AddDbContextPool<LedgerDbContext>(_ => { });
        builder.AddMessaging<LedgerDbContext>("messaging", _ => { });
        using var host = builder.Build();

        var failure = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(Deadline.Token));

        failure.Failures.ShouldHaveSingleItem().ShouldBe(
            "LedgerDbContext is registered with AddDbContextPool. Handlers of one batch work on one connection, which a pooled context would carry on to its next user. Register it with AddDbContext.");
    }

    [Fact]
    public void The_connection_string_wins_over_the_named_section_and_that_over_the_section()
    {
        Dictionary<string, string?> settings = new() { ["Aspire:RabbitMQ:Client:ConnectionString"] = "section" };
        Read(settings).ShouldBe("section");
        settings["Aspire:RabbitMQ:Client:messaging:ConnectionString"] = "named section";
        Read(settings).ShouldBe("named section");
        settings["ConnectionStrings:messaging"] = "connection string";
        Read(settings).ShouldBe("connection string");
    }

    [Fact]
    public void The_service_is_named_by_the_settings_then_by_telemetry_then_by_the_application()
    {
        Dictionary<string, string?> settings = new() { ["ConnectionStrings:messaging"] = Broker };
        ServiceOf(settings).ShouldBe("cost-estimator");
        settings["OTEL_SERVICE_NAME"] = "by-telemetry";
        ServiceOf(settings).ShouldBe("by-telemetry");
        settings["Messaging:Service"] = "by-settings";
        ServiceOf(settings).ShouldBe("by-settings");
    }

    [Fact]
    public void An_event_has_one_handler_in_a_service()
    {
        var failure = Should.Throw<InvalidOperationException>(() => Build([], messaging => messaging.Handle<Noted, RecordEffect>().Handle<Noted, RecordEffect>()));

        failure.Message.ShouldBe("test.noted is handled by Messaging.Tests.Flow.RecordEffect already; an event has one handler in a service.");
    }

    private static string? Read(Dictionary<string, string?> settings) =>
        MessagingSettings.ConnectionStringOf(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), "messaging");

    private static string ServiceOf(Dictionary<string, string?> settings)
    {
        using var host = Build(settings);
        return host.Services.GetRequiredService<IOptions<MessagingOptions>>().Value.Service;
    }

    private static async Task StartAsync(Dictionary<string, string?> settings)
    {
        using var host = Build(settings);
        await host.StartAsync(Deadline.Token);
    }

    private static IHost Build(Dictionary<string, string?> settings, Action<MessagingBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "CostEstimator" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging();
        builder.Services.AddDbContext<LedgerDbContext>();
        builder.AddMessaging<LedgerDbContext>("messaging", configure ?? (_ => { }));
        return builder.Build();
    }
}
