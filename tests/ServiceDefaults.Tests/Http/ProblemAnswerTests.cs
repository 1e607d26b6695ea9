using System.Net;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Npgsql;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Tests.Http;

public sealed class ProblemAnswerTests
{
    public static TheoryData<string, Exception, int, string> Exceptions => new()
    {
        { "not found", new ProblemException(Problems.NotFound("order", "There is no order 1.")), 404, "order-not-found" },
        { "mapped", new DivideByZeroException("Divide by something."), 409, "division" },
        { "invalid", new ValidationException([new ValidationFailure("Name", "a"), new ValidationFailure("Lines[0].Size", "b"), new ValidationFailure("Name", "c")]), 400, "invalid-request" },
        { "concurrent", new DbUpdateConcurrencyException("x"), 409, "changed-meanwhile" },
        { "database away", new InvalidOperationException("x", new NpgsqlException("x", new TimeoutException())), 503, "unavailable" },
        { "defect", new InvalidOperationException("x"), 500, "internal-error" },
    };

    [Theory]
    [MemberData(nameof(Exceptions), DisableDiscoveryEnumeration = true)]
    public async Task An_exception_becomes_the_problem_it_is(string what, Exception exception, int status, string code)
    {
        await using var host = await ThrowingAsync(exception, null);
        using var answer = await host.Client.GetAsync("/", TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(status, what);
        (await ProblemBody.ReadAsync(answer, TestContext.Current.CancellationToken)).Type.ShouldBe($"urn:problem:{code}");
        answer.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (answer.Headers.RetryAfter is not null).ShouldBe(status == 503);
    }

    [Fact]
    public async Task All_faults_of_validation_are_answered_at_once_by_member()
    {
        await using var host = await ThrowingAsync(Exceptions.ElementAt(2).Data.Item2, null);
        using var answer = await host.Client.GetAsync("/", TestContext.Current.CancellationToken);
        var errors = (await ProblemBody.ReadAsync(answer, TestContext.Current.CancellationToken)).Errors.ShouldNotBeNull();
        errors.Keys.ShouldBe(["name", "lines[0].size"], ignoreOrder: true);
        errors["name"].ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task A_broken_rule_is_logged_with_its_order()
    {
        using var log = new FakeLoggerProvider();
        await using var host = await ThrowingAsync(new DivideByZeroException("Divide by something."), log);
        using var answer = await host.Client.GetAsync("/", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var record = log.Collector.GetSnapshot().Single(entry => entry.Id.Name == "order.rule_violated");
        record.Level.ShouldBe(LogLevel.Error);
        record.Id.Id.ShouldBe(1080);
        record.Exception.ShouldBeOfType<DivideByZeroException>();
        record.GetStructuredStateValue("OrderId").ShouldBe("S-100001");
        record.GetStructuredStateValue("CustomerId").ShouldBe("c-1");
        record.GetStructuredStateValue("Reason").ShouldBe("Divide by something.");
        log.Collector.GetSnapshot().Count(entry => entry.Level >= LogLevel.Error).ShouldBe(1);
    }

    [Fact]
    public async Task A_defect_is_logged_and_its_trace_is_answered()
    {
        using var log = new FakeLoggerProvider();
        await using var host = await ThrowingAsync(new InvalidOperationException("x"), log);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        (await ProblemBody.ReadAsync(answer, TestContext.Current.CancellationToken)).TraceId.ShouldBe("0af7651916cd43dd8448eb211c80319c");
        log.Collector.GetSnapshot().Single(entry => entry.Level >= LogLevel.Error).Id.Name.ShouldBe("http.request_failed");
    }

    private static Task<ApiHost> ThrowingAsync(Exception exception, FakeLoggerProvider? log) => ApiHost.StartAsync(
        app => app.MapGet("/", async Task<IResult> () =>
        {
            await Task.Yield();
            OrderBaggage.Set("S-100001", "c-1");
            throw exception;
        }),
        TestContext.Current.CancellationToken,
        problems => problems.Map<DivideByZeroException>(fault => Problems.RuleViolated("division", fault.Message)),
        log);
}
