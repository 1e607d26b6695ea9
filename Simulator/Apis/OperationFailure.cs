namespace Simulator.Apis;

/// <summary>Why an operation failed, as MES names it; those that the simulator's operators meet.</summary>
internal enum OperationFailure
{
    /// <summary>The printer or a tool broke down.</summary>
    MachineFault,

    /// <summary>The material ran out or is bad.</summary>
    MaterialFault,

    /// <summary>The parts came off the bed or warped.</summary>
    PrintDetached,

    /// <summary>The power went off.</summary>
    PowerLoss,

    /// <summary>The parts do not measure what the model says.</summary>
    OutOfTolerance,
}
