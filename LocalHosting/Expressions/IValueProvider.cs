namespace Aspire.Hosting.ApplicationModel;


/// <summary>Something whose value is known only when the application runs.</summary>
public interface IValueProvider
{
    /// <summary>Gives the value, waiting until it is known.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}
