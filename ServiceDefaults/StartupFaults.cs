namespace ServiceDefaults;

/// <summary>What was wrong with the configuration when the service was put together; any of it stops the start.</summary>
internal sealed class StartupFaults
{
    /// <summary>Gets or sets the faults, each a sentence that names the key.</summary>
    internal IReadOnlyCollection<string> All { get; set; } = [];
}
