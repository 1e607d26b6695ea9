using System.Globalization;
using Aspire.Hosting;

namespace LocalHosting.Storage;

/// <summary>Held while an application runs on a data folder, so that a second one is refused; the kernel gives it back when the process dies.</summary>
internal sealed class DataFolderLock : IDisposable
{
    internal const string FileName = "lock";
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

        file.SetLength(0);
        file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        file.Flush();
        return new DataFolderLock(file);
    }

    private static string Refusal(DataFolder folder, Exception exception)
    {
        if (exception is UnauthorizedAccessException)
            return $"Cannot write to the data folder {folder.Root}: it belongs to another user. Run as that user, remove it, or set DataFolder to another folder.";
        var holder = File.ReadAllText(folder.File(FileName));
        return $"Another run (process {holder}) uses the data folder {folder.Root}. Stop it first, or set DataFolder to another folder.";
    }
}
