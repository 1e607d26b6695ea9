namespace Shop.Models;

/// <summary>The model store failed at what it was asked for.</summary>
internal sealed class ModelStoreException(ModelStoreFault fault, string message, Exception inner) : Exception(message, inner)
{
    /// <summary>Gets who can mend it.</summary>
    public ModelStoreFault Fault { get; } = fault;
}
