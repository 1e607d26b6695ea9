using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Tests.Http;

public sealed class RateLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_over_its_limit_is_told_when_to_come_back()
    {
        await using var host = await StartAsync(("Http:RequestsPerSecond", "1"), ("Http:Burst", "3"));
        for (var request = 0; request < 3; request++)
            (await StatusAsync(host, "/")).ShouldBe(HttpStatusCode.OK);
        using var answer = await host.Client.GetAsync("/", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        (await ProblemBody.ReadAsync(answer, Token)).Type.ShouldBe("urn:problem:too-many-requests");
        (await StatusAsync(host, "/health")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_customer_over_the_limit_does_not_stop_another()
    {
        await using var host = await StartAsync(("Http:CustomerRequestsPerSecond", "1"), ("Http:CustomerBurst", "2"));
        (await StatusAsync(host, "/customers/a")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(host, "/customers/a")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(host, "/customers/a")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await StatusAsync(host, "/customers/b")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_reads_too_much_may_still_change_something_and_the_other_way_round()
    {
        await using var host = await StartAsync(("Http:RequestsPerSecond", "1"), ("Http:Burst", "2"));
        (await StatusAsync(host, "/")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(host, "/")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(host, "/")).ShouldBe(HttpStatusCode.TooManyRequests);
        using var change = await host.Client.PostAsync("/", null, Token);
        change.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task By_default_a_burst_of_a_hundred_times_sixty_orders_a_minute_from_one_address_is_served()
    {
        await using var host = await StartAsync();

        // A hundred orders, each asked for and changed some twenty times, as fast as they can be sent.
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            var statuses = new HashSet<HttpStatusCode>();
            for (var request = 0; request < 100; request++)
                statuses.Add(await StatusAsync(host, "/"));
            return statuses;
        }));

        answers.SelectMany(statuses => statuses).Distinct().ShouldBe([HttpStatusCode.OK]);
    }

    [Fact]
    public async Task Wrong_limits_stop_the_start_and_are_all_named()
    {
        var fault = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(("Http:MaxBodyBytes", "7"), ("Http:Burst", "1"), ("Http:CustomerBurst", "2")));
        fault.Message.ShouldContain("MaxBodyBytes");
        fault.Message.ShouldContain("Http:Burst must be at least Http:RequestsPerSecond (1000), but is 1.");
        fault.Message.ShouldContain("Http:CustomerBurst must be at least Http:CustomerRequestsPerSecond (100), but is 2.");
    }

    [Fact]
    public async Task An_unknown_limit_stops_the_start_by_name()
    {
        var fault = await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(("Http:MaxBodyByte", "7000")));
        fault.Message.ShouldContain("MaxBodyByte");
    }

    private static Task<ApiHost> StartAsync(params (string, string)[] settings) => ApiHost.StartAsync(
        app =>
        {
            app.MapGet("/", () => "hello");
            app.MapPost("/", () => "done");
            app.MapGet("/health", () => "well");
            app.MapGet("/customers/{customerId}", (string customerId) => customerId);
        },
        Token,
        settings: settings);

    private static async Task<HttpStatusCode> StatusAsync(ApiHost host, string path)
    {
        using var answer = await host.Client.GetAsync(path, Token);
        return answer.StatusCode;
    }
}
