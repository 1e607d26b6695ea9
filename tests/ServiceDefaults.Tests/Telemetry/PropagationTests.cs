using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Telemetry;
using ServiceDefaults.Tests.Logging;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Telemetry;

public sealed class PropagationTests
{
    private const string Customer = "6f1ed002-ab5f-4e0e-8b0c-0123456789ab";

    [Fact]
    public async Task Records_and_spans_of_two_services_carry_the_order_and_one_trace_over_an_http_hop()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await TestService.StartAsync(receiver, name: "Shop", map: app => app.MapGet("/model", (ILoggerFactory loggers) =>
        {
            SomeEvents.Failed(loggers.CreateLogger("Shop"), new InvalidOperationException());
            return "solid";
        }));
        await using var calculator = await TestService.StartAsync(
            receiver,
            builder =>
            {
                builder.Configuration["services:shop:http:0"] = shop.Client.BaseAddress!.AbsoluteUri;
                builder.Services.AddHttpClient("shop", client => client.BaseAddress = new Uri("http://shop"));
            },
            app => app.MapGet("/calculate/{order}", async (string order, IHttpClientFactory clients) =>
            {
                OrderBaggage.Set(order, Customer);
                return await clients.CreateClient("shop").GetStringAsync(new Uri("/model", UriKind.Relative));
            }),
            name: "CostCalculator");

        (await calculator.Client.GetStringAsync(new Uri("/calculate/S-100009", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe("solid");

        var log = await receiver.LogAsync("some.failure");
        log.Attributes["order.id"].ShouldBe("S-100009");
        log.Attributes["customer.id"].ShouldBe(Customer);
        // In one process each service's provider sees the spans of all, so they are told apart by what they are about.
        var entry = await receiver.SpanAsync(span => span.TraceId == log.TraceId && span.Name == "GET /calculate/{order}");
        var served = await receiver.SpanAsync(span => span.TraceId == log.TraceId && span.Name == "GET /model");
        var call = await receiver.SpanAsync(span => span.TraceId == log.TraceId && span.Kind == ReceivedSpan.Client && span.SpanId == served.ParentSpanId);
        foreach (var span in new[] { entry, call, served })
        {
            span.TraceId.ShouldBe(log.TraceId);
            span.Attributes["order.id"].ShouldBe("S-100009", span.ToString());
            span.Attributes["customer.id"].ShouldBe(Customer);
        }

        call.ParentSpanId.ShouldBe(entry.SpanId);
        log.SpanId.ShouldBe(served.SpanId);
    }

    [Fact]
    public async Task Requests_served_at_the_same_time_do_not_take_each_others_order()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        const int Count = 16;
        var (arrived, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var shop = await TestService.StartAsync(receiver, map: app => app.MapGet("/orders/{order}", async (string order, ILoggerFactory loggers) =>
        {
            OrderBaggage.Set(order, null);
            if (Interlocked.Increment(ref arrived) == Count)
                all.SetResult();
            await all.Task.WaitAsync(TimeSpan.FromSeconds(20));
            SomeEvents.StatusChanged(loggers.CreateLogger("Shop"), order, Guid.Empty, "a", OrderBaggage.OrderId!, "shop");
        }));

        await Task.WhenAll(Enumerable.Range(0, Count).Select(number => shop.Client.GetAsync(new Uri($"/orders/S-2000{number:00}", UriKind.Relative), TestContext.Current.CancellationToken)));

        await receiver.LogAsync(log => receiver.Logs.Count(log => log.Event == "order.status_changed") == Count);
        receiver.Logs.Where(log => log.Event == "order.status_changed").ShouldAllBe(log => log.Attributes["order.id"] == log.Attributes["order.status.new"]);
        foreach (var number in Enumerable.Range(0, Count))
            await receiver.SpanAsync(span => span.Kind == ReceivedSpan.Server && span.Attributes.GetValueOrDefault("order.id") == $"S-2000{number:00}" && span.Attributes["url.path"] == $"/orders/S-2000{number:00}");
    }

    [Theory]
    [InlineData("order.id=<script>", null)]
    [InlineData("order.id=S-100001%0Ax", null)]
    [InlineData("order.id=S-100001", "S-100001")]
    [InlineData("order.id=ann@example.com", null)]
    public async Task Baggage_from_outside_is_taken_over_only_where_it_can_be_an_order(string baggage, string? order)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await TestService.StartAsync(receiver, map: app => app.MapGet("/", (ILoggerFactory loggers) =>
            SomeEvents.Failed(loggers.CreateLogger("Shop"), new InvalidOperationException())));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "baggage", baggage } } };

        await shop.Client.SendAsync(request, TestContext.Current.CancellationToken);

        (await receiver.LogAsync("some.failure")).Attributes.GetValueOrDefault("order.id").ShouldBe(order);
    }

    [Fact]
    public async Task Health_requests_are_neither_traced_nor_logged()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await TestService.StartAsync(
            receiver, map: app => app.MapGet("/", () => "x"), settings: new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace" });

        await shop.Client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        await shop.Client.GetAsync(new Uri("/alive", UriKind.Relative), TestContext.Current.CancellationToken);
        await shop.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        await receiver.SpanAsync(span => span.Kind == ReceivedSpan.Server);
        await receiver.LogAsync(log => log.Event == "http.exchange");
        await shop.DisposeAsync();
        receiver.Spans.ShouldAllBe(span => span.Attributes.GetValueOrDefault("url.path") != "/health" && span.Attributes.GetValueOrDefault("url.path") != "/alive");
        receiver.Logs.ShouldAllBe(log => log.Attributes.GetValueOrDefault("url.path") != "/health" && log.Attributes.GetValueOrDefault("url.path") != "/alive");
    }
}
