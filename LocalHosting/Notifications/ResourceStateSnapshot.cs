namespace Aspire.Hosting.ApplicationModel;


/// <summary>A resource's state at one moment.</summary>
/// <param name="Text">One of <see cref="KnownResourceStates"/>.</param>
/// <param name="Style">How a dashboard shows it, or <see langword="null"/>.</param>
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    /// <summary>Makes a state of its name.</summary>
    public static implicit operator ResourceStateSnapshot?(string? text) => text is null ? null : new ResourceStateSnapshot(text, null);

    /// <summary>Makes a state of its name.</summary>
    public static ResourceStateSnapshot? ToResourceStateSnapshot(string? text) => text;
}
