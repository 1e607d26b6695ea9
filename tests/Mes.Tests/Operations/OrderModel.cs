using Mes.Operations;
using Messaging.Orders;

namespace Mes.Tests.Operations;

/// <summary>Production in the fewest words: how many steps of start, complete, start, complete … and finally ship are done, and by whom the last was started.</summary>
/// <remarks>
/// Knows nothing of the code under test: steps 0, 2, 4, 6 start the four operations, 1, 3, 5, 7 complete them, 8 ships. A failure leads back to the start of
/// its operation, that of the quality check to the printing; the status stays what it was.
/// </remarks>
internal sealed class OrderModel
{
    private const int Shipping = 8;
    private const int QualityChecked = 6;

    private int _done;
    private int _furthest;
    private int _operator = -1;
    private bool _isCancelled;

    internal OrderStatus Status => (_isCancelled, _furthest) switch
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
        _operator = by;
        return Step();
    }

    internal bool Complete(OperationKind kind, int by)
    {
        if (_isCancelled || _done != (2 * (int)kind) + 1 || by != _operator)
            return false;
        return Step();
    }

    internal bool Fail(OperationKind kind)
    {
        if (_isCancelled || _done != (2 * (int)kind) + 1)
            return false;
        _done = kind == OperationKind.QualityCheck ? 0 : _done - 1;
        return true;
    }

    internal bool Ship()
    {
        if (_isCancelled || _done != Shipping)
            return false;
        return Step();
    }

    internal bool Cancel()
    {
        if (_isCancelled || _furthest >= QualityChecked)
            return false;
        return _isCancelled = true;
    }

    private bool Step()
    {
        _done++;
        _furthest = Math.Max(_furthest, _done);
        return true;
    }
}
