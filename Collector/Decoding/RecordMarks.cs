using Collector.Rows;

namespace Collector.Decoding;

/// <summary>Writes the attributes column: the record's own attributes, then what would otherwise be lost of it, under names of the collector's own.</summary>
internal ref struct RecordMarks
{
    private readonly RowBuffer _rows;
    private readonly int _start;
    private bool _first = true;
    private bool _stored = true;

    public RecordMarks(RowBuffer rows)
    {
        _rows = rows;
        _start = rows.BeginJson();
        rows.Raw((byte)'{');
    }

    public void Attribute(Attribute attribute, in PromotedAttributes promoted)
    {
        if (!promoted.Covers(attribute))
            Attribute(attribute);
    }

    public void Attribute(Attribute attribute) => _stored &= _rows.JsonAttribute(attribute, ref _first);

    /// <summary>Keeps the time that a sender gave and that was too far off; a string, because JSON readers round integers of this size.</summary>
    public void DisplacedTime(RecordTime time)
    {
        if (time.Displaced == 0)
            return;
        _rows.JsonName("collector.original_time_unix_nano"u8, ref _first);
        _rows.Raw((byte)'"');
        _rows.JsonInteger(time.Displaced);
        _rows.Raw((byte)'"');
    }

    /// <summary>Keeps how many the sender dropped; most drop none, and then nothing is written.</summary>
    public void Dropped(ReadOnlySpan<byte> name, ulong count)
    {
        if (count > 0)
            Integer(name, (long)count);
    }

    public void Integer(ReadOnlySpan<byte> name, long value)
    {
        _rows.JsonName(name, ref _first);
        _rows.JsonInteger(value);
    }

    /// <summary>Keeps an id that its column cannot take; an absent id, or one of zeros, says nothing and is not kept.</summary>
    public void InvalidId(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, int length)
    {
        if (id.IsEmpty || SpanId.IsValid(id, length) || !id.ContainsAnyExcept((byte)0))
            return;
        _rows.JsonName(name, ref _first);
        _rows.JsonHex(id);
    }

    /// <summary>Closes the column.</summary>
    /// <returns>Whether all of it could be written; <see langword="false"/> where a value is nested too deep.</returns>
    public readonly bool End()
    {
        _rows.Raw((byte)'}');
        _rows.EndField(_start);
        return _stored;
    }
}
