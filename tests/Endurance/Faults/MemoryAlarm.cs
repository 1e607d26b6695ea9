using Endurance.Running;

namespace Endurance.Faults;

/// <summary>The broker believes that it has too little memory, and takes no messages for a while.</summary>
internal sealed class MemoryAlarm : IFault
{
    public string Name => "memory alarm";

    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        await BrokerControl.ExecuteAsync(system.Run, ["set_vm_memory_high_watermark", "absolute", "1"], cancellationToken);
        await Moment.PassAsync(random, 2, 6, cancellationToken);
        await BrokerControl.ExecuteAsync(system.Run, ["set_vm_memory_high_watermark", "0.4"], cancellationToken);
    }
}
