namespace Aspire.Hosting.ApplicationModel;


/// <summary>What became of a command.</summary>
public sealed class ExecuteCommandResult
{
    /// <summary>Gets a value indicating whether it did what it should.</summary>
    public required bool Success { get; init; }

    /// <summary>Gets what went wrong.</summary>
    public string? Message { get; init; }
}
