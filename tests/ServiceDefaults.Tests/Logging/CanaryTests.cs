using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Classification;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Logging;

/// <summary>Classified values are sent down every way that leads to a receiver; none of them arrives.</summary>
public sealed class CanaryTests
{
    private const string Canary = "Canary-8d1f";
    private const string Mail = "canary-8d1f@example.com";
    private const decimal Price = 86_421.97531m;

    private static readonly Personal<string> Name = new(Canary);
    private static readonly Personal<string> Email = new(Mail);
    private static readonly Financial<decimal> Cost = new(Price);

#pragma warning disable CA1848, CA2254, CA1727, CA1873, CA2017 // Every way, also those that our own code may not take.
    public static TheoryData<string, Action<ILogger>> Ways => new()
    {
        { "generated", logger => SomeEvents.Customer(logger, Name, Email, Cost) },
        { "placeholder", logger => logger.LogInformation("{Name} {Email} {Price}", Name, (Personal<string>?)Email, Cost) },
        { "formatted placeholder", logger => logger.LogInformation("{Price:0.00} {Name,20}", Cost, Name) },
        { "destructured", logger => logger.LogInformation("{@Name} {@Price}", Name, Cost) },
        { "stringified", logger => logger.LogInformation("{$Name} {$Price}", Name, Cost) },
        { "interpolated", logger => logger.LogInformation($"{Name} {Email} {Cost}") },
        { "concatenated", logger => logger.LogInformation("x" + Name + Email + Cost) },
        { "record", logger => logger.LogInformation("{Customer}", new Customer(Name, Email, [Email], Cost)) },
        { "destructured record", logger => logger.LogInformation("{@Customer}", new Customer(Name, Email, [Email], Cost)) },
        { "anonymous object", logger => logger.LogInformation("{@Customer} {Other}", new { Name, Deep = new { Email, Cost } }, new { Name, Cost }) },
        { "list", logger => logger.LogInformation("{Names} {@Costs}", new[] { Name, Email }, new List<Financial<decimal>> { Cost }) },
        { "dictionary", logger => logger.LogInformation("{Map} {@Other}", new Dictionary<string, Personal<string>> { ["a"] = Name }, new Dictionary<Personal<string>, object> { [Email] = Cost }) },
        { "object array", logger => logger.LogInformation("{@Things}", [new object[] { Name, Cost }]) },
        { "tuple", logger => logger.LogInformation("{Tuple} {@Tuple2}", (Name, Cost), (Email, Cost)) },
        { "state", logger => logger.Log(LogLevel.Information, 0, new Dictionary<string, object> { ["Name"] = Name, ["@Cost"] = Cost }, null, (state, _) => $"{state["Name"]}") },
        { "exception", logger => logger.LogError(new InvalidOperationException($"No {Name} {Cost}", new ArgumentException($"{Email}")), "Failed") },
        { "exception data", logger => logger.LogError(Thrown(), "Failed {@Exception}", Thrown()) },
        { "scope", logger => Within(logger.BeginScope(new Dictionary<string, object> { ["Name"] = Name, ["@Cost"] = Cost }), logger) },
        { "scope of text", logger => Within(logger.BeginScope("{Name} {@Cost}", Name, Cost), logger) },
        { "scope of a value", logger => Within(logger.BeginScope(Name), logger) },
        { "plain e-mail", logger => logger.LogWarning("Cannot send to {To}, " + Mail, Mail) },
        { "plain e-mail in an exception", logger => logger.LogError(new InvalidOperationException("Mailbox " + Mail), "Failed") },
        { "plain e-mail in an address", logger => logger.LogWarning("{Where}", new Uri("http://host/customers?q=" + Uri.EscapeDataString(Mail))) },
    };
#pragma warning restore CA1848, CA2254, CA1727, CA1873, CA2017

    [Theory]
    [MemberData(nameof(Ways), DisableDiscoveryEnumeration = true)]
    public async Task A_classified_value_does_not_arrive_when_it_is_logged_as(string way, Action<ILogger> log)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = await TestService.StartAsync(receiver);

        log(service.Logger);

        await receiver.LogAsync(received => received.Scope == "Some.Category");
        ShouldBeClean(receiver, way);
    }

    [Fact]
    public async Task A_classified_value_does_not_arrive_on_spans()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var source = new ActivitySource("shop");
        await using var service = await TestService.StartAsync(receiver);

        using (var span = source.StartActivity("work"))
        {
            span!.SetTag("name", Name).SetTag("price", Cost).SetTag("list", new[] { Name, Email }).SetTag("object", new Customer(Name, Email, [Email], Cost));
            span.SetTag("plain", "to " + Mail);
            span.SetBaggage("name", Name.ToString());
            span.SetStatus(ActivityStatusCode.Error, $"No {Name}");
            span.AddEvent(new ActivityEvent("note", tags: new ActivityTagsCollection { ["cost"] = Cost }));
        }

        var received = await receiver.SpanAsync(span => span.Name == "work");
        received.Attributes["name"].ShouldBe(Name.Redacted);
        ShouldBeClean(receiver, "span");
    }

    [Fact]
    public async Task A_classified_value_in_bodies_paths_and_queries_does_not_arrive_though_exchanges_are_logged()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = await TestService.StartAsync(
            receiver,
            builder => builder.Services.AddHttpClient("self"),
            app =>
            {
                app.MapPost("/customers", (Customer customer) => customer);
                app.MapGet("/customers/{email}", (string email) => Results.NotFound());
            },
            settings: new() { ["Logging:LogLevel:Default"] = "Trace" });
        using var client = service.Services.GetRequiredService<IHttpClientFactory>().CreateClient("self");
        client.BaseAddress = service.Client.BaseAddress;

        await client.PostAsJsonAsync("/customers", new Customer(Name, Email, [Email], Cost), TestContext.Current.CancellationToken);
        await client.GetAsync(new Uri($"/customers/{Mail}?email={Mail}&name={Canary}", UriKind.Relative), TestContext.Current.CancellationToken);
        await client.GetAsync(new Uri($"/customers/{Uri.EscapeDataString(Mail)}", UriKind.Relative), TestContext.Current.CancellationToken);
        using var content = new StringContent("{\"name\":\"" + Canary, Encoding.UTF8, "application/json");
        await client.PostAsync(new Uri("/customers", UriKind.Relative), content, TestContext.Current.CancellationToken);

        var exchange = await receiver.LogAsync(log => log.Event == "http.exchange" && log.Attributes["http.direction"] == "served" && log.Attributes["http.request.method"] == "POST");
        exchange.Attributes["http.request.body"].ShouldContain(Name.Redacted);
        exchange.Attributes["http.response.body"].ShouldContain(Cost.Redacted);
        await receiver.SpanAsync(span => span.Kind == ReceivedSpan.Server && span.Name.StartsWith("GET", StringComparison.Ordinal));
        await service.DisposeAsync();
        receiver.Logs.Count(log => log.Event == "http.exchange").ShouldBe(8);
        ShouldBeClean(receiver, "http");
    }

    private static void ShouldBeClean(OtlpReceiver receiver, string way)
    {
        foreach (var body in receiver.Bodies)
        {
            var text = Encoding.UTF8.GetString(body);
            text.ShouldNotContain(Canary, Case.Insensitive, way);
            text.ShouldNotContain("86421", Case.Insensitive, way);
            text.ShouldNotContain("86,421", Case.Insensitive, way);
        }
    }

    private static InvalidOperationException Thrown() => new("Failed") { Data = { ["name"] = Name, ["cost"] = Cost, [Email] = 1 } };

    private static void Within(IDisposable? scope, ILogger logger)
    {
        using (scope)
            SomeEvents.Failed(logger, new InvalidOperationException());
    }

    private sealed record Customer(Personal<string> Name, Personal<string>? Email, IReadOnlyList<Personal<string>> More, Financial<decimal> Cost);
}
