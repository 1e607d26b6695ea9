using System.Diagnostics;
using OpenTelemetry;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Telemetry;

/// <summary>Puts the order and the customer of the current flow on every span, and keeps personal data out of the text of its attributes.</summary>
internal sealed class OrderSpanProcessor : BaseProcessor<Activity>
{
    public override void OnStart(Activity data) => AddOrder(data);

    public override void OnEnd(Activity data)
    {
        // A span that began before its request's baggage was read, as the server's own does, is told at its end.
        AddOrder(data);
        foreach (ref readonly var tag in data.EnumerateTagObjects())
        {
            if (tag.Value is string text && PlainText.Protect(text) is var safe && !ReferenceEquals(safe, text))
                data.SetTag(tag.Key, safe);
        }
    }

    private static void AddOrder(Activity span)
    {
        if (OrderBaggage.OrderId is { } orderId && span.GetTagItem(TelemetryAttributes.OrderId) is null)
            span.SetTag(TelemetryAttributes.OrderId, orderId);
        if (OrderBaggage.CustomerId is { } customerId && span.GetTagItem(TelemetryAttributes.CustomerId) is null)
            span.SetTag(TelemetryAttributes.CustomerId, customerId);
    }
}
