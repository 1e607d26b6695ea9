using System.Security.Cryptography;
using Observability.Archiving.Files;
using Observability.Archiving.Records;
using Observability.Archiving.Storage;

namespace Observability.Archiving.Parts;

/// <summary>A part being written: first a draft, then a file of the archive, read back from there and compared, and last its manifest.</summary>
internal sealed class PartDraft : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly LogFileWriter _writer;
    private readonly RecordChecksum _checksum = new();
    private long _first = long.MaxValue;
    private long _last = long.MinValue;
    private int _severity;

    private PartDraft(PartPath path, string system, FileStream file, LogFileWriter writer) => (Path, System, _file, _writer) = (path, system, file, writer);

    public PartPath Path { get; }

    public string System { get; }

    public long Records => _checksum.Count;

    /// <summary>Gets how many characters were added; a part is ended before it grows too large to be handled.</summary>
    public long TextLength { get; private set; }

    /// <exception cref="ArchiveException">There is no room, or writing is not allowed.</exception>
    public static async Task<PartDraft> BeginAsync(IArchiveFiles files, PartPath path, string system, CancellationToken cancellationToken)
    {
        var file = files.CreateDraft();
        try
        {
            return new PartDraft(path, system, file, await LogFileWriter.CreateAsync(file, cancellationToken));
        }
        catch (Exception fault)
        {
            await file.DisposeAsync();
            if (fault is IOException)
                throw FolderFaults.Explain(files.DraftsName, fault);
            throw;
        }
    }

    /// <exception cref="IOException">The draft cannot be written.</exception>
    public async Task AddAsync(LogRecord record, CancellationToken cancellationToken)
    {
        _checksum.Add(record);
        _first = Math.Min(_first, record.TimeNanos);
        _last = Math.Max(_last, record.TimeNanos);
        _severity = Math.Max(_severity, record.Severity);
        TextLength += record.TextLength;
        await _writer.AddAsync(record, cancellationToken);
    }

    /// <summary>Makes the draft a file of the archive.</summary>
    /// <returns>What its manifest will say.</returns>
    public async Task<PartManifest> TakeInAsync(IArchiveFiles files, string store, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _writer.FlushAsync(cancellationToken);
        await _writer.DisposeAsync();
        await _file.FlushAsync(cancellationToken);
        _file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(_file, cancellationToken));
        var manifest = new PartManifest(
            PartManifest.CurrentFormat, System, Path.Day, Path.File, _file.Length, hash, _checksum.ToContent(), _first, _last, _severity, store, source, now);
        await files.TakeInAsync(_file, Path.File, cancellationToken);
        return manifest;
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _checksum.Dispose();
        if (File.Exists(_file.Name))
            File.Delete(_file.Name);
    }
}
