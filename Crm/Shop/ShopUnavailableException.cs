namespace Crm.Shop;

/// <summary>The shop could not be reached, did not answer in time, failed, or does not know an order that it must hear of. Trying again later helps.</summary>
internal sealed class ShopUnavailableException(string message, TimeSpan retryAfter, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Gets when to try again.</summary>
    internal TimeSpan RetryAfter { get; } = retryAfter;
}
