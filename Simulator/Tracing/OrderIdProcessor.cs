using System.Diagnostics;
using OpenTelemetry;

namespace Simulator.Tracing;

/// <summary>Hands the order's number down from a span to those within it.</summary>
internal sealed class OrderIdProcessor : BaseProcessor<Activity>
{
    /// <inheritdoc/>
    public override void OnStart(Activity data)
    {
        if (data.Parent?.GetTagItem(SimulatorTrace.OrderId) is { } orderId)
            data.SetTag(SimulatorTrace.OrderId, orderId);
    }
}
