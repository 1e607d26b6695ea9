using System.Diagnostics;

namespace Simulator.Tracing;

/// <summary>The spans of the simulator. One root span holds all that is done about an order, so that its whole life is one trace.</summary>
internal static class SimulatorTrace
{
    /// <summary>The name of the source of the spans.</summary>
    internal const string SourceName = "Simulator";

    /// <summary>The attribute with the order's number, the same in all systems.</summary>
    internal const string OrderId = "order.id";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Starts the root span of an order.</summary>
    internal static Activity? StartOrder(int index)
    {
        // What is current here belongs to another order or to nobody.
        Activity.Current = null;
        return Source.StartActivity("simulate order", ActivityKind.Internal, default(ActivityContext))?.SetTag("simulator.order.index", index);
    }

    /// <summary>Starts a span for a step of the order whose root span is current.</summary>
    internal static Activity? StartStep(string name) => Source.StartActivity(name);
}
