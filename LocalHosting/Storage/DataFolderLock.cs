using System.Globalization;
using Aspire.Hosting;

namespace LocalHosting.Storage;

/// <summary>Held while an application runs on a data folder, so that a second one is refused; the kernel gives it back when the process dies.</summary>
internal sealed class DataFolderLock : IDisposable
{
    internal const string FileName = "lock";
    internal const string HolderFileName = "lock.pid";
    private const int ErrorWouldBlock = 11;
    private readonly FileStream _file;

    private DataFolderLock(FileStream file)
    {
        _file = file;
    }

    public void Dispose() => _file.Dispose();

    internal static DataFolderLock Take(DataFolder folder)
    {
        var path = folder.File(FileName);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException(Refusal(folder, exception), exception);
        }

        try
        {
            // Not in the locked file, which nobody else can read.
            File.WriteAllText(folder.File(HolderFileName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            throw folder.CannotWrite(HolderFileName, exception);
        }

        return new DataFolderLock(file);
    }

    private static string Refusal(DataFolder folder, Exception exception)
    {
        if (exception is UnauthorizedAccessException)
            return $"Cannot write to the data folder {folder.Root}: it belongs to another user. Run as that user, remove it, or set DataFolder to another folder.";
        if (!IsHeld(exception))
            return folder.CannotWrite(FileName, exception).Message;
        var holder = folder.File(HolderFileName);
        return $"Another run (process {(File.Exists(holder) ? File.ReadAllText(holder) : "unknown")}) uses the data folder {folder.Root}. Stop it first, or set DataFolder to another folder.";
    }

    // What .NET makes of EWOULDBLOCK from flock; a full disk or a broken one has another code.
    private static bool IsHeld(Exception exception) => exception.HResult == ErrorWouldBlock;
}
