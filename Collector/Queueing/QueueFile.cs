using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Collector.Queueing;

/// <summary>One file of a queue: entries one after the other, written once, read once, then removed. What an append has returned from is on the disk.</summary>
internal sealed class QueueFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private QueueFile(string path, long number, SafeFileHandle handle)
    {
        Path = path;
        Number = number;
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    public string Path { get; }

    /// <summary>Gets the file's place in the queue.</summary>
    public long Number { get; }

    public long Length { get; private set; }

    public static QueueFile Create(string folder, long number)
    {
        var path = PathIn(folder, number);
        return new(path, number, File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, FileOptions.Asynchronous | FileOptions.WriteThrough));
    }

    public static QueueFile Open(string folder, long number)
    {
        var path = PathIn(folder, number);
        return new(path, number, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous | FileOptions.SequentialScan));
    }

    /// <summary>Adds an entry, all or nothing.</summary>
    /// <exception cref="IOException">The disk is full or broken; the file is as before.</exception>
    public async Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> entry, CancellationToken cancellationToken)
    {
        try
        {
            await RandomAccess.WriteAsync(_handle, entry, Length, cancellationToken);
            Length += entry.Sum(part => (long)part.Length);
        }
        catch
        {
            RandomAccess.SetLength(_handle, Length);
            throw;
        }
    }

    /// <summary>Reads the entry at a position.</summary>
    /// <returns>The entry and where the next one begins; no entry at the end, or where the file is damaged from here on.</returns>
    public async Task<(QueueEntry? Entry, long Next)> ReadAsync(long position, CancellationToken cancellationToken)
    {
        var header = new byte[QueueEntry.HeaderBytes];
        if (!await FillAsync(header, position, cancellationToken) || QueueEntry.LengthAfter(header) is not { } length || length > Length - position - header.Length)
            return (null, position);
        var content = new byte[length];
        await FillAsync(content, position + header.Length, cancellationToken);
        return (QueueEntry.Decode(header, content), position + header.Length + length);
    }

    public void Dispose() => _handle.Dispose();

    private static string PathIn(string folder, long number) => System.IO.Path.Combine(folder, number.ToString("D12", CultureInfo.InvariantCulture) + QueueFolder.Extension);

    private async Task<bool> FillAsync(Memory<byte> buffer, long position, CancellationToken cancellationToken)
    {
        while (!buffer.IsEmpty)
        {
            var read = await RandomAccess.ReadAsync(_handle, buffer, position, cancellationToken);
            if (read == 0)
                return false;
            buffer = buffer[read..];
            position += read;
        }

        return true;
    }
}
