namespace Mes.Operations;

/// <summary>Why an operation failed. A list and not free text, so that reasons can be counted, and nothing personal gets into the log.</summary>
internal enum OperationFailure
{
    /// <summary>The printer or a tool broke down.</summary>
    MachineFault,

    /// <summary>The material ran out or is bad.</summary>
    MaterialFault,

    /// <summary>The parts came off the bed or warped.</summary>
    PrintDetached,

    /// <summary>The parts do not measure what the model says.</summary>
    OutOfTolerance,

    /// <summary>The parts were damaged in handling.</summary>
    Damaged,

    /// <summary>The power went off.</summary>
    PowerLoss,

    /// <summary>Anything else.</summary>
    Other,
}
