namespace Observability.Archiving.Stores;

/// <summary>What is stored besides logs.</summary>
internal enum OtherSignal
{
    Spans,
    Metrics,
}
