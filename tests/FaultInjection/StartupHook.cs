using System.Diagnostics;
using FaultInjection;

/// <summary>Loaded into a service by DOTNET_STARTUP_HOOKS: makes faults of the steps that messaging announces, as <see cref="FaultPoint"/> says, and reports the heap.</summary>
/// <remarks>The runtime looks for this very name, outside any namespace, and this very method (dotnet/runtime: docs/design/features/host-startup-hook.md).</remarks>
#pragma warning disable CA1050 // The runtime demands it.
internal static class StartupHook
#pragma warning restore CA1050
{
    public static void Initialize()
    {
        var folder = Environment.GetEnvironmentVariable("FAULT_FOLDER")
            ?? throw new InvalidOperationException("FAULT_FOLDER is not set. Set it to the folder in which a file named after the process says at which step it is killed.");
        var name = Environment.GetEnvironmentVariable("FAULT_NAME") ?? Path.GetFileName(Environment.ProcessPath)!;
        _ = new HeapReport(Path.Combine(folder, $"{name}.heap")).WriteAsync();
        DiagnosticListener.AllListeners.Subscribe(new ListenerObserver(new FaultPoint(Path.Combine(folder, name))));
    }
}
