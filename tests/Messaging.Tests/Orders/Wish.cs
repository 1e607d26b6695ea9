namespace Messaging.Tests.Orders;

/// <summary>What people and systems want of an order.</summary>
public enum Wish
{
    CustomerUploadsModel,
    ShopTakesPrice,
    ShopTakesFailure,
    CustomerApproves,
    CustomerCancels,
    OperatorStarts,
    OperatorCompletes,
    OperatorPacks,
    OperatorShips,
    MesCancels,
    SalesClose,
}
