using System.Diagnostics;
using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.UseCases;

namespace ServiceDefaults.Tests.UseCases;

public sealed class PipelineTests : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public PipelineTests()
    {
        var source = Assembly.GetExecutingAssembly().GetName().Name;
        _listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_use_case_runs_traced_then_validated_then_within_the_rest()
    {
        await using var services = Build();
        (await SendAsync(services, new Greet.Command("Ada", 3))).ShouldBe("Ada handled in Greet, inside, after validation");
        var span = _spans.ShouldHaveSingleItem();
        span.OperationName.ShouldBe("Greet");
        span.Status.ShouldBe(ActivityStatusCode.Unset);
        span.TagObjects.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_faults_are_reported_and_nothing_is_done()
    {
        await using var services = Build();
        var fault = await Should.ThrowAsync<ValidationException>(() => SendAsync(services, new Greet.Command(string.Empty, -1)));
        fault.Errors.Select(error => error.PropertyName).ShouldBe(["Name", "Times"]);
        services.GetRequiredService<Greet.Log>().Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_use_case_shows_in_its_span_without_the_message()
    {
        await using var services = Build();
        await Should.ThrowAsync<InvalidOperationException>(() => SendAsync(services, new Greet.Command("Bob", 1)));
        var span = _spans.ShouldHaveSingleItem();
        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.StatusDescription.ShouldBe(nameof(InvalidOperationException));
        span.TagObjects.ShouldNotContain(tag => $"{tag.Value}".Contains("Bob", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_order_does_not_depend_on_when_the_transaction_is_added(bool before)
    {
        using var services = Build(before).CreateScope();
        services.ServiceProvider.GetServices<IPipelineBehavior<Greet.Command, string>>().Select(behavior => behavior.GetType().Name)
            .ShouldBe(["TracingBehavior`2", "ValidationBehavior`2", "Inside"]);
    }

    private static ServiceProvider Build(bool insideFirst = true)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = Assembly.GetExecutingAssembly().GetName().Name });
        builder.Services.AddSingleton<Greet.Log>();
        if (insideFirst)
            builder.Services.AddScoped<IPipelineBehavior<Greet.Command, string>, Greet.Inside>();
        builder.AddUseCases(Assembly.GetExecutingAssembly());
        if (!insideFirst)
            builder.Services.AddScoped<IPipelineBehavior<Greet.Command, string>, Greet.Inside>();
        return builder.Services.BuildServiceProvider(validateScopes: true);
    }

    private static async Task<string> SendAsync(ServiceProvider services, IRequest<string> request)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
    }
}
