namespace Messaging.Bench;

/// <summary>Where the handler finds the measurement that runs.</summary>
internal sealed class ArrivalsBoard
{
    /// <summary>Gets or sets the arrivals; set before the first message of a measurement is sent.</summary>
    internal Arrivals? Current { get; set; }
}
