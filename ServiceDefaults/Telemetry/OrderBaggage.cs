using System.Buffers;
using System.Diagnostics;
using OpenTelemetry;

namespace ServiceDefaults.Telemetry;

/// <summary>Names the order that the current flow of execution works on: from here on, and in every system it reaches, log records and spans carry it.</summary>
/// <remarks>It travels as W3C baggage (https://www.w3.org/TR/baggage/) over HTTP and in message headers.</remarks>
public static class OrderBaggage
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Gets the order's id, or <see langword="null"/> where the flow concerns no order.</summary>
    public static string? OrderId => Id(TelemetryAttributes.OrderId);

    /// <summary>Gets the customer's id, or <see langword="null"/> where none is known.</summary>
    public static string? CustomerId => Id(TelemetryAttributes.CustomerId);

    /// <summary>Sets order and customer for the rest of the flow, and tags the spans already open in this process.</summary>
    public static void Set(string? orderId, string? customerId)
    {
        if (orderId is not null)
            Baggage.SetBaggage(TelemetryAttributes.OrderId, orderId);
        if (customerId is not null)
            Baggage.SetBaggage(TelemetryAttributes.CustomerId, customerId);
        for (var activity = Activity.Current; activity is not null; activity = activity.Parent)
        {
            if (orderId is not null)
                activity.SetTag(TelemetryAttributes.OrderId, orderId);
            if (customerId is not null)
                activity.SetTag(TelemetryAttributes.CustomerId, customerId);
        }
    }

    /// <summary>Reads an id. Baggage comes from outside, too, so what cannot be an id counts as absent.</summary>
    private static string? Id(string name) =>
        Baggage.GetBaggage(name) is { Length: > 0 and <= MaxLength } id && !id.AsSpan().ContainsAnyExcept(Allowed) ? id : null;
}
