namespace Messaging.Orders;

/// <summary>Where an order stands (requirement 1.5).</summary>
public enum OrderStatus
{
    /// <summary>Created, no model yet.</summary>
    Initiated,

    /// <summary>A model was uploaded and is being priced.</summary>
    Submitted,

    /// <summary>Priced, waiting for the customer's approval.</summary>
    PriceCalculated,

    /// <summary>The model could not be priced; another one may be uploaded.</summary>
    CalculationFailed,

    /// <summary>Approved by the customer, waiting in the production queue.</summary>
    ManufacturingApproved,

    /// <summary>An operator has begun to make it.</summary>
    ManufacturingStarted,

    /// <summary>Made and checked.</summary>
    ManufacturingCompleted,

    /// <summary>Being packed.</summary>
    Packaging,

    /// <summary>Handed to the carrier.</summary>
    Shipped,

    /// <summary>Done: sales have closed it.</summary>
    Closed,

    /// <summary>Given up before it was made.</summary>
    Cancelled,
}
