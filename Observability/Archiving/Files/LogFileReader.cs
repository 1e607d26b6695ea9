using System.Runtime.CompilerServices;
using Observability.Archiving.Records;
using Parquet;

namespace Observability.Archiving.Files;

/// <summary>Reads an archive file, one row group at a time.</summary>
internal sealed class LogFileReader : IAsyncDisposable
{
    private readonly ParquetReader _reader;

    private LogFileReader(ParquetReader reader) => _reader = reader;

    public int GroupCount => _reader.RowGroupCount;

    /// <exception cref="ArchiveException">The file is no archive file, or is damaged.</exception>
    public static Task<LogFileReader> OpenAsync(Stream file, CancellationToken cancellationToken) =>
        CorruptFile.GuardAsync(async () =>
        {
            var reader = await ParquetReader.CreateAsync(file, parquetOptions: null, leaveStreamOpen: true, cancellationToken);
            var missing = LogColumns.Schema.DataFields.Select(column => column.Name).Except(reader.Schema.DataFields.Select(column => column.Name)).ToList();
            if (missing.Count == 0)
                return new LogFileReader(reader);
            await reader.DisposeAsync();
            throw new ArchiveException(ArchiveFault.Corrupt, $"it lacks the columns {string.Join(", ", missing)}");
        });

    public LogRowGroup Group(int index) => new(_reader, index);

    /// <summary>Reads every record.</summary>
    /// <exception cref="ArchiveException">The file is damaged.</exception>
    public async IAsyncEnumerable<LogRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var index = 0; index < GroupCount; index++)
        {
            foreach (var record in await Group(index).ReadAsync(positions: null, cancellationToken))
                yield return record;
        }
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}
