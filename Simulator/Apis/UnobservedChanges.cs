namespace Simulator.Apis;

/// <summary>Keeps nothing.</summary>
internal sealed class UnobservedChanges : IChangeObserver
{
    /// <inheritdoc/>
    public void Asked(Change change)
    {
    }

    /// <inheritdoc/>
    public void Acknowledged(Change change, object answer, bool afterDoubt)
    {
    }

    /// <inheritdoc/>
    public void Refused(Change change, RefusedException refused)
    {
    }

    /// <inheritdoc/>
    public void LeftInDoubt(Change change)
    {
    }
}
