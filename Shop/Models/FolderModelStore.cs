using System.Runtime.CompilerServices;

namespace Shop.Models;

/// <summary>Keeps model files in a folder. A file is written beside it, flushed to the disk, then renamed, which is one step for the file system.</summary>
internal sealed class FolderModelStore(string folder) : IModelStore
{
    private const string Extension = ".model";
    private const int BufferBytes = 131_072;

    private readonly string _files = Path.GetFullPath(folder);
    private readonly string _incoming = Path.Combine(Path.GetFullPath(folder), "incoming");

    public async Task<long> SaveAsync(Guid modelId, Stream content, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(_incoming, $"{modelId:D}.part");
        try
        {
            var size = await WriteAsync(unfinished, content, cancellationToken);
            FolderFaults.Guard(() => File.Move(unfinished, PathOf(modelId)));
            return size;
        }
        catch
        {
            // What cannot be removed either (the disk is away) is left to the sweep; the first fault is the one to report.
            FolderFaults.Attempt(() => File.Delete(unfinished));
            throw;
        }
    }

    public Task<StoredModel?> OpenAsync(Guid modelId, CancellationToken cancellationToken) => Task.FromResult(FolderFaults.Guard(() =>
    {
        if (!File.Exists(PathOf(modelId)))
            return null;
        var file = new FileStream(PathOf(modelId), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return new StoredModel(file, file.Length);
    }));

    public Task DeleteAsync(Guid modelId, CancellationToken cancellationToken)
    {
        FolderFaults.Guard(() =>
        {
            if (Directory.Exists(_files))
                File.Delete(PathOf(modelId));
        });
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<Guid> ListAsync(DateTimeOffset storedBefore, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in await Task.Run(() => FilesBefore(_files, storedBefore), cancellationToken))
        {
            if (Path.GetExtension(file) == Extension && Guid.TryParseExact(Path.GetFileNameWithoutExtension(file), "D", out var modelId))
                yield return modelId;
        }
    }

    public Task<int> DeleteUnfinishedAsync(DateTimeOffset begunBefore, CancellationToken cancellationToken)
    {
        var unfinished = FilesBefore(_incoming, begunBefore);
        foreach (var file in unfinished)
            FolderFaults.Guard(() => File.Delete(file));
        return Task.FromResult(unfinished.Count);
    }

    private async Task<long> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        await using var file = FolderFaults.Guard(() =>
        {
            Directory.CreateDirectory(_incoming);
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        });
        var buffer = new byte[BufferBytes];
        long size = 0;
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            var chunk = buffer.AsMemory(0, read);
            await FolderFaults.GuardAsync(() => file.WriteAsync(chunk, cancellationToken));
            size += read;
        }

        // The order is about to be committed on the strength of this file, so it must survive a power failure. There is no asynchronous form.
        await FolderFaults.GuardAsync(() => new ValueTask(Task.Run(() => file.Flush(flushToDisk: true), cancellationToken)));
        return size;
    }

    private static List<string> FilesBefore(string folder, DateTimeOffset time) => FolderFaults.Guard(() => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < time.UtcDateTime).Select(file => file.FullName).ToList()
        : []);

    private string PathOf(Guid modelId) => Path.Combine(_files, $"{modelId:D}{Extension}");
}
