namespace Mes.Operations;

/// <summary>How far an operation has got.</summary>
internal enum OperationStatus
{
    /// <summary>Nobody has started it.</summary>
    Pending,

    /// <summary>An operator is at it.</summary>
    Started,

    /// <summary>The operator who started it has finished.</summary>
    Completed,

    /// <summary>It failed, and waits to be started again.</summary>
    Failed,
}
