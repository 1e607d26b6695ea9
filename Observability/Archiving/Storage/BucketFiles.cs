using System.Runtime.CompilerServices;
using ObjectStorage;

namespace Observability.Archiving.Storage;

/// <summary>Keeps the archive in a bucket. Files are written to and read from temporary ones in a folder, for Parquet is read from its end.</summary>
internal sealed class BucketFiles(S3Options options, string folder) : IArchiveFiles, IDisposable
{
    private const string DefaultPrefix = "archive/";
    private const int BufferBytes = 131_072;

    private readonly Bucket _bucket = new(options, DefaultPrefix);
    private readonly string _drafts = Path.Combine(Path.GetFullPath(folder), "drafts");

    public string Name => $"archive bucket {options.Bucket}";

    public string DraftsName => $"folder of temporary files {_drafts}";

    public FileStream CreateDraft() => FolderFaults.Guard(DraftsName, () =>
    {
        Directory.CreateDirectory(_drafts);
        return new FileStream(
            Path.Combine(_drafts, $"{Guid.CreateVersion7():n}.draft"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
    });

    public async Task TakeInAsync(FileStream draft, string path, CancellationToken cancellationToken)
    {
        await draft.FlushAsync(cancellationToken);
        draft.Position = 0;
        await GuardAsync(() => _bucket.SaveAsync(path, draft, cancellationToken));
    }

    public async Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (await GuardAsync(() => _bucket.OpenAsync(path, cancellationToken)) is not { } file)
            return null;
        await using var content = file.Content;
        var copy = CreateDraft();
        try
        {
            var buffer = new byte[BufferBytes];
            while (await FetchAsync(path, content, buffer, cancellationToken) is > 0 and var count)
                await copy.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            copy.Position = 0;
            return copy;
        }
        catch (Exception fault)
        {
            await copy.DisposeAsync();
            if (FolderFaults.IsFileFault(fault))
                throw FolderFaults.Explain(DraftsName, fault);
            throw;
        }
    }

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await _bucket.DeleteAsync(path, cancellationToken);
        return true;
    });

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var files = _bucket.ListAsync($"{folder}/", cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await GuardAsync(() => files.MoveNextAsync().AsTask()))
            yield return files.Current.Name;
    }

    public async Task RemoveDraftsAsync(CancellationToken cancellationToken)
    {
        FolderFaults.Guard(DraftsName, () =>
        {
            if (Directory.Exists(_drafts))
                Array.ForEach(Directory.GetFiles(_drafts), File.Delete);
            return true;
        });
        await GuardAsync(() => _bucket.DeleteUnfinishedAsync(DateTimeOffset.MaxValue, cancellationToken));
    }

    public void Dispose() => _bucket.Dispose();

    /// <summary>Reads on. A connection that breaks is the bucket's fault, not that of the folder which takes the copy, though both may be told by the same kind of exception.</summary>
    private async Task<int> FetchAsync(string path, Stream content, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new ArchiveException(ArchiveFault.Unavailable, $"{path} could not be fetched from the {Name}: {fault.Message}", fault);
        }
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (BucketException fault)
        {
            throw fault.IsFull
                ? new ArchiveException(ArchiveFault.Full, $"The {Name} is full: {fault.Message}", fault)
                : new ArchiveException(ArchiveFault.Unavailable, $"The {Name} cannot be used: {fault.Message}", fault);
        }
    }
}
