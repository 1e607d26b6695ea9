namespace Messaging.Consuming;

/// <summary>When a message that could not be handled is tried again, and when it is parked.</summary>
public sealed class RetryOptions
{
    /// <summary>Gets or sets how often a message is tried before it is parked.</summary>
    /// <value>The default is 6 attempts; from 1 to 100.</value>
    public int MaxAttempts { get; set; } = 6;

    /// <summary>Gets or sets the pause before the second attempt; each further pause is twice the last.</summary>
    /// <value>The default is 1 s; from 1 ms to 1 h.</value>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the longest pause between two attempts.</summary>
    /// <value>The default is 1 min; from <see cref="FirstDelay"/> to 1 day.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets how long a message waits for its predecessor in the stream before it is parked. Parked so, it is released by the predecessor's arrival.</summary>
    /// <value>The default is 5 min; from 1 ms to 1 day.</value>
    public TimeSpan GapTimeout { get; set; } = TimeSpan.FromMinutes(5);
}
