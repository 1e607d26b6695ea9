using Mes.Operations;
using Messaging.Orders;

namespace Mes.Tests.Operations;

/// <summary>Production in the fewest words: how many steps of start, complete, start, complete … and finally ship are done, and by whom the last was started.</summary>
/// <remarks>Knows nothing of the code under test: steps 0, 2, 4, 6 start the four operations, 1, 3, 5, 7 complete them, 8 ships.</remarks>
internal sealed class OrderModel
{
    private const int Shipping = 8;
    private const int QualityChecked = 6;

    private int _done;
    private int _operator = -1;
    private bool _isCancelled;

    internal OrderStatus Status => (_isCancelled, _done) switch
    {
        (true, _) => OrderStatus.Cancelled,
        (_, 0) => OrderStatus.ManufacturingApproved,
        (_, < QualityChecked) => OrderStatus.ManufacturingStarted,
        (_, QualityChecked) => OrderStatus.ManufacturingCompleted,
        (_, <= Shipping) => OrderStatus.Packaging,
        _ => OrderStatus.Shipped,
    };

    internal bool Start(OperationKind kind, int by)
    {
        if (_isCancelled || _done != 2 * (int)kind)
            return false;
        (_done, _operator) = (_done + 1, by);
        return true;
    }

    internal bool Complete(OperationKind kind, int by)
    {
        if (_isCancelled || _done != (2 * (int)kind) + 1 || by != _operator)
            return false;
        _done++;
        return true;
    }

    internal bool Ship()
    {
        if (_isCancelled || _done != Shipping)
            return false;
        _done++;
        return true;
    }

    internal bool Cancel()
    {
        if (_isCancelled || _done >= QualityChecked)
            return false;
        return _isCancelled = true;
    }
}
