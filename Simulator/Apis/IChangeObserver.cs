namespace Simulator.Apis;

/// <summary>Is told what became of each change that was asked for, so that a run under faults can be held to what the services promised.</summary>
internal interface IChangeObserver
{
    /// <summary>A change is going to be asked for.</summary>
    void Asked(Change change);

    /// <summary>A service said that the change is done.</summary>
    /// <param name="change">The change.</param>
    /// <param name="answer">What it answered.</param>
    /// <param name="afterDoubt">Whether an earlier sending had no answer, or one that leaves open whether it was done.</param>
    void Acknowledged(Change change, object answer, bool afterDoubt);

    /// <summary>A service said that the change is not done.</summary>
    /// <param name="change">The change.</param>
    /// <param name="refused">Its answer.</param>
    void Refused(Change change, RefusedException refused);

    /// <summary>Nobody knows whether the change was done: no answer came before the asking ended.</summary>
    void LeftInDoubt(Change change);
}
