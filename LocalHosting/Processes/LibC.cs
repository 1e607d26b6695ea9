using System.Runtime.InteropServices;

namespace LocalHosting.Processes;

/// <summary>The calls that .NET does not offer.</summary>
internal static partial class LibC
{
    internal static bool IsRoot => GetEffectiveUserId() == 0;

    /// <summary>Sends a signal to a process; a process that is gone is no error, for that is what signals are for here.</summary>
    internal static bool Send(int processId, Signal signal) => Kill(processId, (int)signal) == 0;

    /// <summary>Sends a signal to all processes of a group.</summary>
    internal static bool SendToGroup(int groupId, Signal signal) => Kill(-groupId, (int)signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();
}
