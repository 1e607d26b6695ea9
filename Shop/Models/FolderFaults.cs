namespace Shop.Models;

/// <summary>Tells a file system's faults apart from those of whoever sends the file.</summary>
internal static class FolderFaults
{
    // errno values, which .NET hands on as the HResult on Linux: ENOSPC, EDQUOT, EFBIG; and the HResult of Windows for a full disk.
    private static readonly int[] FullCodes = [28, 122, 27, unchecked((int)0x80070070)];

    internal static void Guard(Action action) => Guard(() =>
    {
        action();
        return true;
    });

    internal static T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Explain(fault);
        }
    }

    internal static async ValueTask GuardAsync(Func<ValueTask> action)
    {
        try
        {
            await action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Explain(fault);
        }
    }

    /// <summary>Does what may fail without harm.</summary>
    internal static bool Attempt(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    internal static ModelStoreException Explain(Exception fault) => FullCodes.Contains(fault.HResult)
        ? new ModelStoreException(ModelStoreFault.Full, $"The folder of model files is full: {fault.Message}", fault)
        : new ModelStoreException(ModelStoreFault.Unavailable, $"The folder of model files cannot be used: {fault.Message}", fault);
}
