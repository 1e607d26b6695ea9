using Endurance.Running;

namespace Endurance.Faults;

/// <summary>Several things go wrong at once.</summary>
internal sealed class Together(params IReadOnlyList<IFault> faults) : IFault
{
    public string Name => string.Join(" + ", faults.Select(fault => fault.Name));

    public Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken) =>
        Task.WhenAll(faults.Select(fault => fault.BefallAsync(system, new Random(random.Next()), cancellationToken)));
}
