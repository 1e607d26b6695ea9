using System.Text;
using Observability.Archiving.Records;
using Parquet;
using Parquet.Schema;

namespace Observability.Archiving.Files;

/// <summary>One row group of an archive file.</summary>
internal sealed class LogRowGroup(ParquetReader reader, int index)
{
    /// <summary>Gives the smallest and largest value of a column, or <see langword="null"/> where the file does not tell.</summary>
    public (T Min, T Max)? Range<T>(DataField column)
    {
        using var rows = reader.OpenRowGroupReader(index);
        return rows.GetStatistics(column) is { MinValue: T min, MaxValue: T max } ? (min, max) : null;
    }

    /// <summary>Tells whether every value of a column is null.</summary>
    public bool IsEmpty(DataField column)
    {
        using var rows = reader.OpenRowGroupReader(index);
        return rows.GetStatistics(column)?.NullCount == rows.RowCount;
    }

    /// <exception cref="ArchiveException">The file is damaged.</exception>
    public Task<T[]> ValuesAsync<T>(DataField column, CancellationToken cancellationToken)
        where T : struct => CorruptFile.GuardAsync(async () =>
        {
            using var rows = reader.OpenRowGroupReader(index);
            var values = new T[rows.RowCount];
            await rows.ReadAsync<T>(column, values.AsMemory(), cancellationToken: cancellationToken);
            return values;
        });

    /// <exception cref="ArchiveException">The file is damaged.</exception>
    public Task<string?[]> TextsAsync(DataField column, CancellationToken cancellationToken) => CorruptFile.GuardAsync(async () =>
    {
        using var rows = reader.OpenRowGroupReader(index);
        var values = new string?[rows.RowCount];
        await rows.ReadAsync(column, values.AsMemory(), cancellationToken: cancellationToken);
        return values;
    });

    /// <summary>Reads a column of long texts.</summary>
    /// <exception cref="ArchiveException">The file is damaged.</exception>
    public Task<string?[]> LongTextsAsync(DataField column, CancellationToken cancellationToken) => CorruptFile.GuardAsync(async () =>
    {
        using var rows = reader.OpenRowGroupReader(index);
        var values = new byte[]?[rows.RowCount];
        await rows.ReadAsync(column, values.AsMemory(), cancellationToken: cancellationToken);
        return Array.ConvertAll(values, bytes => bytes is null ? null : Encoding.UTF8.GetString(bytes));
    });

    /// <summary>Reads the records at some positions, or all.</summary>
    /// <exception cref="ArchiveException">The file is damaged.</exception>
    public async Task<IReadOnlyList<LogRecord>> ReadAsync(IReadOnlyList<int>? positions, CancellationToken cancellationToken)
    {
        var time = await ValuesAsync<long>(LogColumns.Time, cancellationToken);
        var observed = await NullableAsync<ulong>(LogColumns.ObservedTime, cancellationToken);
        var sequence = await NullableAsync<long>(LogColumns.Sequence, cancellationToken);
        var source = await NullableAsync<long>(LogColumns.SourceId, cancellationToken);
        var severity = await ValuesAsync<int>(LogColumns.Severity, cancellationToken);
        var flags = await ValuesAsync<int>(LogColumns.Flags, cancellationToken);
        var system = await TextsAsync(LogColumns.System, cancellationToken);
        var eventName = await TextsAsync(LogColumns.EventName, cancellationToken);
        var traceId = await TextsAsync(LogColumns.TraceId, cancellationToken);
        var spanId = await TextsAsync(LogColumns.SpanId, cancellationToken);
        var orderId = await TextsAsync(LogColumns.OrderId, cancellationToken);
        var customerId = await TextsAsync(LogColumns.CustomerId, cancellationToken);
        var exceptionType = await TextsAsync(LogColumns.ExceptionType, cancellationToken);
        var documentId = await LongTextsAsync(LogColumns.DocumentId, cancellationToken);
        var severityText = await LongTextsAsync(LogColumns.SeverityText, cancellationToken);
        var body = await LongTextsAsync(LogColumns.Body, cancellationToken);
        var attributes = await LongTextsAsync(LogColumns.Attributes, cancellationToken);
        var resource = await LongTextsAsync(LogColumns.Resource, cancellationToken);
        var scope = await LongTextsAsync(LogColumns.Scope, cancellationToken);
        var extra = await LongTextsAsync(LogColumns.Extra, cancellationToken);
        return [.. (positions ?? [.. Enumerable.Range(0, time.Length)]).Select(at => new LogRecord
        {
            TimeNanos = time[at],
            ObservedNanos = observed[at],
            Sequence = sequence[at],
            SourceId = source[at],
            Severity = severity[at],
            Flags = flags[at],
            System = system[at] ?? string.Empty,
            EventName = eventName[at],
            TraceId = traceId[at],
            SpanId = spanId[at],
            OrderId = orderId[at],
            CustomerId = customerId[at],
            ExceptionType = exceptionType[at],
            DocumentId = documentId[at],
            SeverityText = severityText[at],
            Body = body[at],
            Attributes = attributes[at] ?? string.Empty,
            Resource = resource[at] ?? string.Empty,
            Scope = scope[at] ?? string.Empty,
            Extra = extra[at],
        })];
    }

    private Task<T?[]> NullableAsync<T>(DataField column, CancellationToken cancellationToken)
        where T : struct => CorruptFile.GuardAsync(async () =>
        {
            using var rows = reader.OpenRowGroupReader(index);
            var values = new T?[rows.RowCount];
            await rows.ReadAsync<T>(column, values.AsMemory(), cancellationToken: cancellationToken);
            return values;
        });
}
