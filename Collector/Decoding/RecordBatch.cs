using Collector.Redaction;
using Collector.Rows;

namespace Collector.Decoding;

/// <summary>What one request comes to: rows ready to be sent, and what must be there before them.</summary>
/// <remarks>Filled by one decoder, then handed to one writer; never used by both at once.</remarks>
internal sealed class RecordBatch(Signal signal, RowBuffer rows, RecordClock clock, RecordIds ids) : IDisposable
{
    private int _recordStart;
    private RefusalReason _refusal;
    private bool _bodyIsJson;

    public Signal Signal { get; } = signal;

    public RowBuffer Rows { get; } = rows;

    public RecordClock Clock { get; } = clock;

    /// <summary>Gets how many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the days whose partitions the rows need.</summary>
    public List<DateOnly> Days { get; } = new(1);

    /// <summary>Gets the sources that the store may not have yet.</summary>
    public Dictionary<long, Source> NewSources { get; } = [];

    /// <summary>Gets the instruments that the store may not have yet.</summary>
    public Dictionary<long, Instrument> NewInstruments { get; } = [];

    public Refusals Refusals { get; } = new();

    /// <summary>Gets how many values the second net masked.</summary>
    public int Masked { get; private set; }

    /// <summary>Begins a row and gives the record's number.</summary>
    public long BeginRecord(short fields)
    {
        _recordStart = Rows.Length;
        _refusal = RefusalReason.None;
        _bodyIsJson = false;
        Rows.BeginRow(fields);
        return ids.Next();
    }

    /// <summary>Marks the record begun as not storable; what is written of it is taken back at its end.</summary>
    public void RefuseRecord(RefusalReason reason) => _refusal = reason;

    /// <summary>Says that the record's body was not text and is written as JSON: only its strings may be masked.</summary>
    public void WriteBodyAsJson() => _bodyIsJson = true;

    /// <summary>Ends the row.</summary>
    public void EndRecord(DateOnly day)
    {
        if (_refusal != RefusalReason.None)
        {
            Rows.Truncate(_recordStart);
            Refusals.Add(_refusal);
            return;
        }

        Masked += SecondNet.Apply(Rows, _recordStart, Signal, _bodyIsJson);
        Count++;
        if (!Days.Contains(day))
            Days.Add(day);
    }

    public void Dispose() => Rows.Dispose();
}
