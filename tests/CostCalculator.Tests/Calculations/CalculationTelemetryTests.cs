using System.Diagnostics;
using System.Diagnostics.Metrics;
using CostCalculator.Tests.Shapes;
using CostCalculator.Tests.World;
using Messaging.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace CostCalculator.Tests.Calculations;

public sealed class CalculationTelemetryTests(SharedWorld shared)
{
    private static readonly byte[] Box = Solid.Box(10, 20, 30).AsBinaryStl();

    private CalculatorWorld World => shared.World;

    [Fact]
    public async Task Each_step_has_a_span_in_one_trace_with_the_order_on_each()
    {
        var request = World.Shop.Request(World.Shop.Store(Box));
        await World.AnswerAsync<CostCalculated>(request);

        var steps = World.Spans.Ended.Where(span => request.ModelId.Equals(span.GetTagItem("model.id"))).ToList();

        steps.Select(span => span.DisplayName).ShouldBe(["fetch model", "measure model", "price model"]);
        steps.ShouldAllBe(span => span.Source.Name == "CostCalculator" && (string?)span.GetTagItem("order.id") == request.OrderId.Value);
        steps.Select(span => span.TraceId).Distinct().ShouldHaveSingleItem();
        steps[1].GetTagItem("model.triangles").ShouldBe(12L);
        World.Spans.Ended.ShouldContain(span => span.SpanId == steps[0].ParentSpanId && span.Kind == ActivityKind.Consumer);
    }

    [Fact]
    public async Task The_shop_is_asked_for_the_model_under_the_trace_and_the_baggage_of_the_order()
    {
        var request = World.Shop.Request(World.Shop.Store(Box));
        await World.AnswerAsync<CostCalculated>(request);

        var (traceParent, baggage) = World.Shop.ContextOf(request.ModelId);

        var fetch = World.Spans.Ended.Single(span => span.DisplayName == "fetch model" && request.ModelId.Equals(span.GetTagItem("model.id")));
        traceParent.ShouldContain(fetch.TraceId.ToHexString());
        baggage.ShouldContain($"order.id={request.OrderId}");
    }

    [Fact]
    public async Task A_step_that_fails_marks_its_span()
    {
        var request = World.Shop.Request(World.Shop.Store("no model"u8.ToArray()));
        await World.AnswerAsync<CostCalculationFailed>(request);

        var failed = World.Spans.Ended.Single(span => span.DisplayName == "measure model" && request.ModelId.Equals(span.GetTagItem("model.id")));

        failed.Status.ShouldBe(ActivityStatusCode.Error);
        failed.GetTagItem("error.type").ShouldBe("CorruptFile");
    }

    [Fact]
    public async Task Calculations_are_counted_by_result_and_reason_and_timed()
    {
        var meters = World.Services.GetRequiredService<IMeterFactory>();
        using var counted = new MetricCollector<long>(meters, "CostCalculator", "cost.calculations");
        using var timed = new MetricCollector<double>(meters, "CostCalculator", "cost.calculation.duration");
        using var triangles = new MetricCollector<long>(meters, "CostCalculator", "cost.model.triangles");

        await World.AnswerAsync<CostCalculated>(World.Shop.Request(World.Shop.Store(Box)));
        await World.AnswerAsync<CostCalculationFailed>(World.Shop.Request(World.Shop.Store([])));

        // What is counted after the commit may come behind the answer; other tests calculate meanwhile.
        await CalculatorWorld.UntilAsync(
            () => counted.GetMeasurementSnapshot().Select(one => one.Tags["cost.reason"]).Intersect([null, "Empty"]).Count() == 2, "both calculations are counted");
        counted.GetMeasurementSnapshot().ShouldContain(one => one.Value == 1 && Equals(one.Tags["cost.result"], "success") && one.Tags["cost.reason"] == null);
        counted.GetMeasurementSnapshot().ShouldContain(one => Equals(one.Tags["cost.result"], "failure") && Equals(one.Tags["cost.reason"], "Empty"));
        timed.GetMeasurementSnapshot().ShouldContain(one => one.Value > 0);
        triangles.GetMeasurementSnapshot().ShouldContain(one => one.Value == 12);
    }
}
