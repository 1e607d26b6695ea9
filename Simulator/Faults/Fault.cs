namespace Simulator.Faults;

/// <summary>What customers, sales and operators do besides the straight way; each is switched on with a grade, the share of orders it befalls.</summary>
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
}
