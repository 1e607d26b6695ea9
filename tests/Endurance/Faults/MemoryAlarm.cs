using Endurance.Running;

namespace Endurance.Faults;

/// <summary>The broker believes that it has too little memory, and takes no messages for a while.</summary>
internal sealed class MemoryAlarm : IFault
{
    public string Name => "memory alarm";

    public async Task BefallAsync(RunningSystem system, Random random, CancellationToken cancellationToken)
    {
        await SetLimitAsync(system.Run, ["absolute", "1"], cancellationToken);
        await Moment.PassAsync(random, 2, 6, cancellationToken);
        await SetLimitAsync(system.Run, ["0.4"], cancellationToken);
    }

    /// <summary>Sets it as soon as the broker is there: another fault may have taken it away meanwhile.</summary>
    private static Task SetLimitAsync(SystemRun run, string[] limit, CancellationToken cancellationToken) => Moment.UntilDoneAsync(
        async () =>
        {
            await run.UntilHealthyAsync(Server.Broker, cancellationToken);
            return await BrokerControl.TryExecuteAsync(run, ["set_vm_memory_high_watermark", .. limit], cancellationToken);
        },
        cancellationToken);
}
