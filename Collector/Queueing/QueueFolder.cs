using System.Globalization;

namespace Collector.Queueing;

/// <summary>The files of one signal's queue, oldest first. One appends at the end, one reads at the beginning; each file belongs to one of the two at a time.</summary>
internal sealed class QueueFolder(string path, QueueSpace space) : IDisposable
{
    public const string Extension = ".queue";
    public const string DamagedExtension = ".damaged";

    private const long RollAt = 16 * 1_024 * 1_024;

    private readonly SemaphoreSlim _lock = new(1, 1);
    private readonly SortedSet<long> _closed = []; // Guarded by _lock.
    private QueueFile? _open; // Guarded by _lock.
    private long _last; // Guarded by _lock.

    /// <summary>Finds what an earlier process left.</summary>
    public void Scan()
    {
        Directory.CreateDirectory(path);
        foreach (var damaged in new DirectoryInfo(path).EnumerateFiles("*" + DamagedExtension))
            space.Keep(damaged.Length);
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("*" + Extension))
        {
            if (!long.TryParse(Path.GetFileNameWithoutExtension(file.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            _closed.Add(number);
            _last = Math.Max(_last, number);
            space.Take(file.Length);
        }
    }

    /// <summary>Adds an entry; <see langword="false"/> where the queue has no room for it.</summary>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    public async Task<bool> TryAppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> entry, CancellationToken cancellationToken)
    {
        var length = entry.Sum(part => (long)part.Length);
        if (!space.TryTake(length))
            return false;
        await _lock.WaitAsync(cancellationToken);
        try
        {
            if (_open?.Length >= RollAt)
                Close();
            _open ??= QueueFile.Create(path, ++_last);
            await _open.AppendAsync(entry, cancellationToken);
            return true;
        }
        catch
        {
            space.Release(length);
            throw;
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Opens the oldest file for reading; where it is the one that is appended to, the next entry begins another.</summary>
    public async Task<QueueFile?> OldestAsync(CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken);
        try
        {
            if (_closed.Count == 0)
                Close();
            return _closed.Count == 0 ? null : QueueFile.Open(path, _closed.Min);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Takes a file out of the queue. What could not be read of it is kept for people to look at, and takes room until they remove it and the collector starts again.</summary>
    /// <param name="file">The file.</param>
    /// <param name="readTo">Where what could be read ends.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RemoveAsync(QueueFile file, long readTo, CancellationToken cancellationToken)
    {
        // The file belongs to its reader: others may append while what is left of it is copied.
        if (readTo < file.Length)
            space.Keep(await KeepRestAsync(file, readTo, cancellationToken));
        await _lock.WaitAsync(cancellationToken);
        try
        {
            File.Delete(file.Path);
            _closed.Remove(file.Number);
            space.Release(file.Length);
        }
        finally
        {
            _lock.Release();
        }
    }

    public void Dispose()
    {
        _open?.Dispose();
        _lock.Dispose();
    }

    /// <returns>How many bytes are kept.</returns>
    private static async Task<long> KeepRestAsync(QueueFile file, long readTo, CancellationToken cancellationToken)
    {
        var kept = file.Path + DamagedExtension;
        try
        {
            await using var rest = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite) { Position = readTo };
            await using var copy = new FileStream(kept, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.WriteThrough);
            await rest.CopyToAsync(copy, cancellationToken);
            return file.Length - readTo;
        }
        catch (IOException)
        {
            // There is no room for a copy, and what waits behind this file would make some: the whole file is kept, which needs none.
            File.Move(file.Path, kept, overwrite: true);
            return file.Length;
        }
    }

    private void Close()
    {
        if (_open is null)
            return;
        _closed.Add(_open.Number);
        _open.Dispose();
        _open = null;
    }
}
