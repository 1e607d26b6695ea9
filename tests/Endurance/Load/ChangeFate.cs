using Simulator.Apis;

namespace Endurance.Load;

/// <summary>What became of a change, however often it was asked for.</summary>
/// <param name="Change">The change.</param>
/// <param name="Answers">What the service answered when it said that the change is done.</param>
/// <param name="AfterDoubt">Whether one of the answers came after a sending without one.</param>
/// <param name="InDoubt">Whether an asking ended without anybody knowing whether the change was done.</param>
internal sealed record ChangeFate(Change Change, IReadOnlyList<object> Answers, bool AfterDoubt, bool InDoubt)
{
    /// <summary>Gets whether the service said that the change is done.</summary>
    internal bool IsAcknowledged => Answers.Count > 0;
}
