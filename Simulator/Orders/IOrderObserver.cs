using Simulator.Apis;

namespace Simulator.Orders;

/// <summary>Is told what happens to orders.</summary>
internal interface IOrderObserver
{
    /// <summary>An order was created.</summary>
    void Created(PlacedOrder order);

    /// <summary>An order's status was seen to be another than before.</summary>
    /// <param name="order">The order.</param>
    /// <param name="from">The status before.</param>
    /// <param name="to">The status now.</param>
    /// <param name="age">The time since the creation was requested.</param>
    void Moved(PlacedOrder order, OrderStatus from, OrderStatus to, TimeSpan age);
}
