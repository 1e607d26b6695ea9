using System.IO.Compression;
using System.Text;
using Observability.Archiving.Records;
using Parquet;
using Parquet.Schema;

namespace Observability.Archiving.Files;

/// <summary>Writes records, which must come sorted by time, into a Parquet file: row groups small enough to be held in memory, compressed with zstd.</summary>
internal sealed class LogFileWriter : IAsyncDisposable
{
    internal const int RowsPerGroup = 16_384;
    private const int TextPerGroup = 8 * 1_048_576;

    private readonly ParquetWriter _writer;
    private readonly List<LogRecord> _group = [];
    private int _groupText;

    private LogFileWriter(ParquetWriter writer) => _writer = writer;

    public static async Task<LogFileWriter> CreateAsync(Stream file, CancellationToken cancellationToken)
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        return new LogFileWriter(await ParquetWriter.CreateAsync(LogColumns.Schema, file, options, append: false, cancellationToken));
    }

    public async Task AddAsync(LogRecord record, CancellationToken cancellationToken)
    {
        _group.Add(record);
        _groupText += record.TextLength;
        if (_group.Count == RowsPerGroup || _groupText >= TextPerGroup)
            await FlushAsync(cancellationToken);
    }

    /// <summary>Writes what is held; without it, disposing leaves a file without its last records.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_group.Count == 0)
            return;
        using (var rows = _writer.CreateRowGroup())
        {
            await rows.WriteAsync<long>(LogColumns.Time, Values(record => record.TimeNanos), cancellationToken: cancellationToken);
            await rows.WriteAsync<ulong>(LogColumns.ObservedTime, Values(record => record.ObservedNanos), cancellationToken: cancellationToken);
            await rows.WriteAsync<long>(LogColumns.Sequence, Values(record => record.Sequence), cancellationToken: cancellationToken);
            await rows.WriteAsync<long>(LogColumns.SourceId, Values(record => record.SourceId), cancellationToken: cancellationToken);
            await rows.WriteAsync<int>(LogColumns.Severity, Values(record => record.Severity), cancellationToken: cancellationToken);
            await rows.WriteAsync<int>(LogColumns.Flags, Values(record => record.Flags), cancellationToken: cancellationToken);
            await TextAsync(rows, LogColumns.System, record => record.System);
            await TextAsync(rows, LogColumns.EventName, record => record.EventName);
            await TextAsync(rows, LogColumns.TraceId, record => record.TraceId);
            await TextAsync(rows, LogColumns.SpanId, record => record.SpanId);
            await TextAsync(rows, LogColumns.OrderId, record => record.OrderId);
            await TextAsync(rows, LogColumns.CustomerId, record => record.CustomerId);
            await TextAsync(rows, LogColumns.ExceptionType, record => record.ExceptionType);
            await BytesAsync(rows, LogColumns.DocumentId, record => record.DocumentId);
            await BytesAsync(rows, LogColumns.SeverityText, record => record.SeverityText);
            await BytesAsync(rows, LogColumns.Body, record => record.Body);
            await BytesAsync(rows, LogColumns.Attributes, record => record.Attributes);
            await BytesAsync(rows, LogColumns.Resource, record => record.Resource);
            await BytesAsync(rows, LogColumns.Scope, record => record.Scope);
            await BytesAsync(rows, LogColumns.Extra, record => record.Extra);
            rows.CompleteValidate();
        }

        _group.Clear();
        _groupText = 0;
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private ReadOnlyMemory<T> Values<T>(Func<LogRecord, T> get) => _group.Select(get).ToArray();

    // The library takes nulls in nullable columns, although its signature does not say so.
    private Task TextAsync(ParquetRowGroupWriter rows, DataField column, Func<LogRecord, string?> get) =>
        rows.WriteAsync(column, _group.ConvertAll(record => get(record)!));

    private Task BytesAsync(ParquetRowGroupWriter rows, DataField column, Func<LogRecord, string?> get) =>
        rows.WriteAsync(column, _group.ConvertAll(record => get(record) is { } text ? Encoding.UTF8.GetBytes(text) : null!));
}
