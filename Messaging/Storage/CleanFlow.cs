namespace Messaging.Storage;

/// <summary>Starts a loop without the trace and baggage of whoever starts it.</summary>
/// <remarks>OpenTelemetry keeps baggage in a holder that all flows which inherit it share, so a loop that inherited one would mix up the orders of its messages.</remarks>
internal static class CleanFlow
{
    internal static Task RunAsync(Func<Task> loop)
    {
        if (ExecutionContext.IsFlowSuppressed())
            return Task.Run(loop);
        using (ExecutionContext.SuppressFlow())
            return Task.Run(loop);
    }
}
