namespace Messaging.Parking;

/// <summary>What became of a message that was to be redriven or discarded; the words of answers and audit.</summary>
internal static class ParkedResult
{
    /// <summary>It was taken out of the parking lot and is handled again.</summary>
    internal const string Redriven = "redriven";

    /// <summary>It was given up for good.</summary>
    internal const string Discarded = "discarded";

    /// <summary>It is parked and stays so.</summary>
    internal const string Refused = "refused";

    /// <summary>Nothing was done: it is not parked but waits for its next attempt.</summary>
    internal const string Waiting = "already-waiting";

    /// <summary>Nothing was done: it has been handled.</summary>
    internal const string Handled = "already-handled";

    /// <summary>Nothing was done: it was given up before.</summary>
    internal const string GivenUp = "already-discarded";

    /// <summary>Nothing was done: this service knows no such message.</summary>
    internal const string Unknown = "unknown";
}
