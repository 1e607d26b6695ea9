using System.Globalization;
using Simulator.Apis;
using Simulator.CommandLine;
using Simulator.Orders;
using Spectre.Console;

namespace Simulator.Smoke;

/// <summary>Says how the order of a smoke run gets on.</summary>
internal sealed class SmokeObserver(IAnsiConsole console) : IOrderObserver
{
    /// <summary>Gets the order's number, once it was created.</summary>
    internal string? OrderId { get; private set; }

    /// <summary>Gets the order's status, once it was created.</summary>
    internal OrderStatus? Status { get; private set; }

    /// <inheritdoc/>
    public void Created(PlacedOrder order)
    {
        (OrderId, Status) = (order.OrderId, OrderStatus.Initiated);
        console.WriteRaw($"{order.OrderId} created, model {order.Plan.Model.FileName}");
    }

    /// <inheritdoc/>
    public void Took(OrderStep step, TimeSpan took)
    {
        // One order's steps are told by its changes of status.
    }

    /// <inheritdoc/>
    public void Moved(PlacedOrder order, OrderStatus from, OrderStatus to, TimeSpan age)
    {
        Status = to;
        console.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"{order.OrderId} {to} after {age.TotalSeconds:0.00} s"));
    }
}
