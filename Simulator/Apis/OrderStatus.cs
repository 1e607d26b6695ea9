namespace Simulator.Apis;

/// <summary>Where an order stands, as all systems name it.</summary>
internal enum OrderStatus
{
    /// <summary>Created, no model yet.</summary>
    Initiated,

    /// <summary>Being priced.</summary>
    Submitted,

    /// <summary>Priced, waiting for approval.</summary>
    PriceCalculated,

    /// <summary>Could not be priced.</summary>
    CalculationFailed,

    /// <summary>In the production queue.</summary>
    ManufacturingApproved,

    /// <summary>In production.</summary>
    ManufacturingStarted,

    /// <summary>Made and checked.</summary>
    ManufacturingCompleted,

    /// <summary>Being packed.</summary>
    Packaging,

    /// <summary>Handed to the carrier.</summary>
    Shipped,

    /// <summary>Done.</summary>
    Closed,

    /// <summary>Given up.</summary>
    Cancelled,
}
