namespace ServiceDefaults.Http;

/// <summary>How long idempotency keys are remembered (section <c>Idempotency</c>).</summary>
public sealed class IdempotencyOptions
{
    /// <summary>The section they are read from.</summary>
    public const string Section = "Idempotency";

    /// <summary>Gets or sets for how long a key is remembered; a request repeated later creates anew.</summary>
    /// <value>The default is 7 days; from 1 hour to 365 days.</value>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);
}
