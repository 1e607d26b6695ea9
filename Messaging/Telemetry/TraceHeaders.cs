using System.Diagnostics;
using OpenTelemetry.Context.Propagation;

namespace Messaging.Telemetry;

/// <summary>The W3C trace context and baggage of a message, kept with it even when the trace is not sampled, so that it stays one trace.</summary>
internal sealed record TraceHeaders(string? TraceParent, string? TraceState, string? Baggage)
{
    internal const string TraceParentName = "traceparent";
    internal const string TraceStateName = "tracestate";
    internal const string BaggageName = "baggage";

    private static readonly CompositeTextMapPropagator Propagator = new([new TraceContextPropagator(), new BaggagePropagator()]);

    internal static TraceHeaders None { get; } = new(null, null, null);

    internal static TraceHeaders Capture() => Of(Activity.Current?.Context ?? default);

    internal static TraceHeaders Of(ActivityContext context)
    {
        string? traceParent = null, traceState = null, baggage = null;
        Propagator.Inject(new PropagationContext(context, OpenTelemetry.Baggage.Current), string.Empty, (_, name, value) =>
        {
            switch (name)
            {
                case TraceParentName: traceParent = value; break;
                case TraceStateName: traceState = value; break;
                case BaggageName: baggage = value; break;
            }
        });
        return new TraceHeaders(traceParent, traceState, baggage);
    }

    internal PropagationContext Extract() => Propagator.Extract(default, this, static (headers, name) => name switch
    {
        TraceParentName when headers.TraceParent is not null => [headers.TraceParent],
        TraceStateName when headers.TraceState is not null => [headers.TraceState],
        BaggageName when headers.Baggage is not null => [headers.Baggage],
        _ => [],
    });
}
