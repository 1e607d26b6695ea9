namespace Simulator.Orders;

/// <summary>What is done next about an order.</summary>
internal enum OrderStep
{
    /// <summary>The customer uploads the planned model.</summary>
    Upload,

    /// <summary>The customer uploads another model after the first was refused.</summary>
    UploadSecond,

    /// <summary>Everybody waits for the price.</summary>
    AwaitPrice,

    /// <summary>The price is accepted.</summary>
    Approve,

    /// <summary>The customer cancels.</summary>
    Cancel,

    /// <summary>An operator takes the order from the queue and starts printing.</summary>
    StartPrinting,

    /// <summary>The operator prints, finishes and checks the parts.</summary>
    FinishProduction,

    /// <summary>The operator starts packing.</summary>
    StartPacking,

    /// <summary>The operator hands the parcel to the carrier.</summary>
    Ship,

    /// <summary>Sales close the order.</summary>
    Close,

    /// <summary>Nothing any more: the order is where its plan leads.</summary>
    Rest,
}
