using Fixtures;

namespace Endurance.Running;

/// <summary>What outlives a restart of the AppHost.</summary>
/// <param name="DataFolder">Where all data are.</param>
/// <param name="ModelFolder">Where the shop keeps models.</param>
/// <param name="Faults">Tells instances at which step to die.</param>
internal sealed record Surroundings(string DataFolder, string ModelFolder, FaultFolder Faults);
