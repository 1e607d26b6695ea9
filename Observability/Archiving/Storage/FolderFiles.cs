using System.Runtime.CompilerServices;

namespace Observability.Archiving.Storage;

/// <summary>Keeps the archive in a folder. A file is written beside it, flushed to the disk, then renamed, which is one step for the file system.</summary>
internal sealed class FolderFiles(string folder) : IArchiveFiles
{
    private const int BufferBytes = 131_072;

    private readonly string _root = Path.GetFullPath(folder);

    public string Name => $"archive folder {_root}";

    public string DraftsName => Name;

    private string Drafts => Path.Combine(_root, "drafts");

    public FileStream CreateDraft() => FolderFaults.Guard(Name, () =>
    {
        Directory.CreateDirectory(Drafts);
        return new FileStream(Path.Combine(Drafts, $"{Guid.CreateVersion7():n}.draft"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.Asynchronous);
    });

    public async Task TakeInAsync(FileStream draft, string path, CancellationToken cancellationToken)
    {
        try
        {
            // Records will be deleted on the strength of this file, so it must survive a power failure. There is no asynchronous form.
            await draft.FlushAsync(cancellationToken);
            draft.Flush(flushToDisk: true);
            Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
            File.Move(draft.Name, FullPath(path), overwrite: true);
        }
        catch (Exception fault) when (FolderFaults.IsFileFault(fault))
        {
            throw FolderFaults.Explain(Name, fault);
        }
    }

    public Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken) => Task.FromResult(FolderFaults.Guard<Stream?>(Name, () => File.Exists(FullPath(path))
        ? new FileStream(FullPath(path), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.Asynchronous | FileOptions.RandomAccess)
        : null));

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => Task.FromResult(FolderFaults.Guard(Name, () =>
    {
        if (File.Exists(FullPath(path)))
            File.Delete(FullPath(path));
        return true;
    }));

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = FullPath(folder);
        var files = await Task.Run(() => FolderFaults.Guard(Name, () => Directory.Exists(start) ? Directory.GetFiles(start, "*", SearchOption.AllDirectories) : []), cancellationToken);
        Array.Sort(files, StringComparer.Ordinal);
        foreach (var file in files)
            yield return Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/');
    }

    public Task RemoveDraftsAsync(CancellationToken cancellationToken) => Task.FromResult(FolderFaults.Guard(Name, () =>
    {
        if (Directory.Exists(Drafts))
            Array.ForEach(Directory.GetFiles(Drafts), File.Delete);
        return true;
    }));

    private string FullPath(string path) => Path.Combine(_root, path);
}
