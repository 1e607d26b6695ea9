namespace Simulator.Faults;

/// <summary>What customers, sales and operators do besides the straight way; <see cref="FaultCatalogue"/> gives each its usual grade.</summary>
internal enum Fault
{
    /// <summary>The first model uploaded is broken.</summary>
    BrokenModels,

    /// <summary>The customer never uploads a model, or never answers the price.</summary>
    Abandoned,

    /// <summary>The customer turns the price down.</summary>
    Rejected,

    /// <summary>The customer cancels before the price, or during production.</summary>
    Cancellations,

    /// <summary>What creates, approves or starts is sent twice at once.</summary>
    DuplicateClicks,

    /// <summary>The order comes by phone: sales enter it in the CRM.</summary>
    PhoneOrders,

    /// <summary>Sales approve for a customer of the shop.</summary>
    OnBehalf,

    /// <summary>The customer complains about what was shipped.</summary>
    Complaints,

    /// <summary>The customer asks the support.</summary>
    Tickets,

    /// <summary>The model is so large that the calculator is at it for long, and others wait. Strength: its triangles.</summary>
    SlowCalculations,

    /// <summary>The print fails and is started again. Strength: how often in a row.</summary>
    FailingPrinter,

    /// <summary>The parts fail the quality check and are made anew. Strength: how often in a row.</summary>
    RejectedParts,

    /// <summary>The operators take their time. Strength: seconds for each operation.</summary>
    SlowOperators,

    /// <summary>The connection is cut in the midst of the upload, before one that succeeds. Strength: how often in a row.</summary>
    AbandonedUploads,

    /// <summary>Beside the order somebody sends a request that cannot be right; it must be refused as such.</summary>
    WrongClients,

    /// <summary>The rate jumps for some seconds. The share is that of time, not of orders. Strength: by how much.</summary>
    Bursts,
}
