namespace Messaging.Parking;

/// <summary>The lot in which messages wait that could not be handled.</summary>
public sealed class ParkingOptions
{
    /// <summary>Gets or sets how old a message may be and still be redriven. Older ones can only be discarded, as the inbox may have forgotten whether they took effect.</summary>
    /// <value>The default is 21 days; from 1 minute to 1 year.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(21);
}
