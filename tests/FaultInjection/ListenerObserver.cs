using System.Diagnostics;

namespace FaultInjection;

/// <summary>Subscribes the fault point to the steps of messaging and of the archiver as soon as those are announced at all.</summary>
internal sealed class ListenerObserver(FaultPoint point) : IObserver<DiagnosticListener>
{
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is "Messaging" or "Archiving")
            value.Subscribe(point);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
