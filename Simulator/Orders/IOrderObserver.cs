using Simulator.Apis;

namespace Simulator.Orders;

/// <summary>Is told what happens to orders.</summary>
internal interface IOrderObserver
{
    /// <summary>An order was created.</summary>
    void Created(PlacedOrder order);

    /// <summary>A step of an order was taken.</summary>
    /// <param name="step">The step.</param>
    /// <param name="took">How long it took, until its effect was seen.</param>
    void Took(OrderStep step, TimeSpan took);

    /// <summary>An order's status was seen to be another than before.</summary>
    /// <param name="order">The order.</param>
    /// <param name="from">The status before.</param>
    /// <param name="to">The status now.</param>
    /// <param name="age">The time since the creation was requested.</param>
    void Moved(PlacedOrder order, OrderStatus from, OrderStatus to, TimeSpan age);
}
