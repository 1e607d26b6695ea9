using System.Buffers.Binary;
using System.Text;
using Collector.Decoding;
using Collector.Rows;

namespace Collector.Redaction;

/// <summary>Masks what is sensitive in a row that is about to be stored; the first net is at the source.</summary>
internal static class SecondNet
{
    /// <summary>The attribute that counts the values masked in a record, as the OpenTelemetry Collector's redaction processor names it: above 0, the first net has a hole.</summary>
    public const string MaskedCount = "redaction.masked.count";

    /// <summary>Masks in the last row of the buffer.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="start">Where the row begins.</param>
    /// <param name="signal">Of which signal it is.</param>
    /// <param name="bodyIsJson">Whether a log record's body is JSON written as text.</param>
    /// <returns>How many values were masked.</returns>
    public static int Apply(RowBuffer rows, int start, Signal signal, bool bodyIsJson)
    {
        if (!Suspicion.Raises(rows.Span(start, rows.Length - start)))
            return 0;
        using var redacted = new RowBuffer(rows.Length - start);
        var masked = Rewrite(rows.Span(start, rows.Length - start), RowFields.Of(signal), bodyIsJson, redacted);
        if (masked == 0)
            return 0;
        rows.Truncate(start);
        rows.Raw(redacted.Written.Span);
        return masked;
    }

    private static int Rewrite(ReadOnlySpan<byte> row, ReadOnlySpan<FieldKind> kinds, bool bodyIsJson, RowBuffer redacted)
    {
        redacted.Raw(row[..2]);
        row = row[2..];
        var masked = 0;
        var attributesAt = -1;
        ReadOnlySpan<byte> attributes = default;
        for (var field = 0; field < kinds.Length; field++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(row);
            var value = row[4..(4 + Math.Max(length, 0))];
            row = row[(4 + value.Length)..];
            if (length < 0)
            {
                redacted.Null();
                continue;
            }

            switch (kinds[field])
            {
                case FieldKind.Body when bodyIsJson:
                    masked += JsonMask.WriteText(value, redacted);
                    break;
                case FieldKind.Text or FieldKind.Body:
                    masked += Text(value, redacted);
                    break;
                case FieldKind.Json:
                    masked += JsonMask.Write(value, redacted);
                    break;
                case FieldKind.Attributes:
                    // Written when all is counted; the fields behind it are counted first.
                    attributesAt = redacted.Length;
                    attributes = value;
                    break;
                default:
                    redacted.Bytes(value);
                    break;
            }
        }

        return attributesAt < 0 ? masked : Insert(attributes, attributesAt, masked, redacted);
    }

    private static int Insert(ReadOnlySpan<byte> attributes, int at, int masked, RowBuffer redacted)
    {
        using var behind = new RowBuffer(redacted.Length - at);
        behind.Raw(redacted.Written.Span[at..]);
        redacted.Truncate(at);
        masked = JsonMask.Write(attributes, redacted, masked);
        redacted.Raw(behind.Written.Span);
        return masked;
    }

    private static int Text(ReadOnlySpan<byte> utf8, RowBuffer redacted)
    {
        var text = Encoding.UTF8.GetString(utf8);
        var clean = SensitivePatterns.Redact(text);
        if (ReferenceEquals(clean, text))
        {
            redacted.Text(utf8);
            return 0;
        }

        redacted.Text(Encoding.UTF8.GetBytes(clean));
        return 1;
    }
}
