namespace Crm.Complaints;

/// <summary>What a customer complains of.</summary>
internal enum ComplaintCategory
{
    /// <summary>The parts are not as they should be.</summary>
    Quality,

    /// <summary>It takes too long.</summary>
    Delay,

    /// <summary>The parts arrived damaged.</summary>
    Damage,

    /// <summary>The price is wrong or too high.</summary>
    Price,

    /// <summary>Anything else.</summary>
    Other,
}
