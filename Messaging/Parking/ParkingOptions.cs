namespace Messaging.Parking;

/// <summary>The lot in which messages wait that could not be handled.</summary>
public sealed class ParkingOptions
{
    /// <summary>Gets or sets how old a message may be and still be redriven. Older ones can only be discarded, as the inbox may have forgotten whether they took effect.</summary>
    /// <value>The default is 21 days; from 1 minute to 1 year.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(21);

    /// <summary>Gets or sets how many of the messages that one request redrives become due in a second, so that a large redrive does not flood the service and what it depends on.</summary>
    /// <value>The default is 200 messages per second; from 1 to 100,000.</value>
    public int RedriveRate { get; set; } = 200;

    /// <summary>Gets or sets where a trace can be seen, without its id, which comes at the end, such as <c>http://localhost:5005/api/traces/</c>; shown with a parked message.</summary>
    /// <value>The default is <see langword="null"/>: only the trace's id is shown.</value>
    public string? TraceUrl { get; set; }
}
