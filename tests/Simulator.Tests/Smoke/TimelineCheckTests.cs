using Simulator.Apis;
using Simulator.Smoke;

namespace Simulator.Tests.Smoke;

public sealed class TimelineCheckTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly (string System, string Event, string? To)[] Complete =
    [
        ("shop", "order.created", null),
        ("shop", "order.model_uploaded", null),
        ("shop", "order.status_changed", "Submitted"),
        ("cost-calculator", "order.cost_calculated", null),
        ("shop", "order.status_changed", "PriceCalculated"),
        ("shop", "order.status_changed", "ManufacturingApproved"),
        ("mes", "mes.order_queued", null),
        .. Operation("ManufacturingStarted", null),
        .. Operation(null, null),
        .. Operation(null, "ManufacturingCompleted"),
        .. Operation("Packaging", null),
        ("mes", "order.status_changed", "Shipped"),
        ("crm", "order.status_changed", "Closed"),
    ];

    [Fact]
    public void A_complete_timeline_has_no_faults()
    {
        TimelineCheck.Faults(Events()).ShouldBeEmpty();
        TimelineCheck.IsComplete(Events()).ShouldBeTrue();
    }

    [Fact]
    public void Each_event_that_is_required_is_missed_when_it_is_not_there()
    {
        foreach (var missing in Events().Where(item => item.Event != "mes.order_queued"))
        {
            var rest = Events().Where(item => item != missing).ToList();

            TimelineCheck.IsComplete(rest).ShouldBeFalse(missing.ToString());
            TimelineCheck.Faults(rest)[0].ShouldContain(missing.NewStatus ?? missing.Event);
        }
    }

    [Fact]
    public void An_empty_timeline_misses_everything_by_name() =>
        TimelineCheck.Faults([]).ShouldBe(
        [
            "order.created of shop is missing: 0 of 1 found.",
            "order.model_uploaded of shop is missing: 0 of 1 found.",
            "order.cost_calculated of cost-calculator is missing: 0 of 1 found.",
            "mes.operation_started of mes is missing: 0 of 4 found.",
            "mes.operation_completed of mes is missing: 0 of 4 found.",
            "order.status_changed Initiated -> Submitted of shop is missing.",
            "order.status_changed Submitted -> PriceCalculated of shop is missing.",
            "order.status_changed PriceCalculated -> ManufacturingApproved of shop is missing.",
            "order.status_changed ManufacturingApproved -> ManufacturingStarted of mes is missing.",
            "order.status_changed ManufacturingStarted -> ManufacturingCompleted of mes is missing.",
            "order.status_changed ManufacturingCompleted -> Packaging of mes is missing.",
            "order.status_changed Packaging -> Shipped of mes is missing.",
            "order.status_changed Shipped -> Closed of crm is missing.",
        ]);

    [Fact]
    public void An_event_told_twice_is_a_fault()
    {
        var events = Events();

        TimelineCheck.Faults([.. events, events[0]]).ShouldBe(["order.created is there 2 times instead of 1."]);
    }

    [Fact]
    public void A_transition_that_is_no_step_of_the_order_is_a_fault()
    {
        var events = Events();
        var cancelled = events[^1] with { OldStatus = "Closed", NewStatus = "Cancelled" };

        TimelineCheck.Faults([.. events, cancelled]).ShouldBe(["order.status_changed Closed -> Cancelled is not a step of this order."]);
    }

    [Fact]
    public void A_transition_by_the_wrong_system_is_missed() =>
        TimelineCheck.Faults([.. Events().Select(item => item.NewStatus == "Closed" ? item with { System = "shop" } : item)])
            .ShouldBe(["order.status_changed Shipped -> Closed of crm is missing."]);

    [Fact]
    public void A_timeline_that_is_not_in_the_order_of_time_is_a_fault() =>
        TimelineCheck.Faults([.. Events().Select(item => item.NewStatus == "Closed" ? item with { Time = Start } : item)])
            .ShouldHaveSingleItem().ShouldStartWith("The timeline is not in the order of time: Closed (2026-11-23T08:00:00");

    [Fact]
    public void Events_without_a_trace_are_a_fault() =>
        TimelineCheck.Faults([.. Events().Select(item => item.System == "crm" ? item with { TraceId = null } : item)])
            .ShouldBe(["1 of 20 events have no trace id, such as order.status_changed of crm."]);

    private static IEnumerable<(string System, string Event, string? To)> Operation(string? afterStart, string? afterCompletion)
    {
        yield return ("mes", "mes.operation_started", null);
        if (afterStart is not null)
            yield return ("mes", "order.status_changed", afterStart);
        yield return ("mes", "mes.operation_completed", null);
        if (afterCompletion is not null)
            yield return ("mes", "order.status_changed", afterCompletion);
    }

    private static List<TimelineEvent> Events()
    {
        var status = "Initiated";
        var events = new List<TimelineEvent>();
        foreach (var (system, name, to) in Complete)
        {
            events.Add(new TimelineEvent(Start.AddSeconds(events.Count + 1), system, name, to is null ? null : status, to, Trace));
            status = to ?? status;
        }

        return events;
    }
}
