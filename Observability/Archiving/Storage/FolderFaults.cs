namespace Observability.Archiving.Storage;

/// <summary>Tells what a file system's faults mean for the archive.</summary>
internal static class FolderFaults
{
    // errno values, which .NET hands on as the HResult on Linux: ENOSPC, EDQUOT, EFBIG; and the HResult of Windows for a full disk.
    private static readonly int[] FullCodes = [28, 122, 27, unchecked((int)0x80070070)];

    /// <exception cref="ArchiveException">The file system refused.</exception>
    public static T Guard<T>(string name, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (IsFileFault(fault))
        {
            throw Explain(name, fault);
        }
    }

    public static bool IsFileFault(Exception fault) => fault is IOException or UnauthorizedAccessException;

    public static ArchiveException Explain(string name, Exception fault) => FullCodes.Contains(fault.HResult)
        ? new ArchiveException(ArchiveFault.Full, $"The {name} is full: {fault.Message}", fault)
        : new ArchiveException(ArchiveFault.Unavailable, $"The {name} cannot be used: {fault.Message}", fault);
}
