using Collector.Redaction;
using Collector.Rows;

namespace Collector.Decoding;

/// <summary>What one request comes to: rows ready to be sent, and what must be there before them.</summary>
/// <remarks>Filled by one decoder, then handed to one writer; never used by both at once.</remarks>
/// <param name="signal">The signal.</param>
/// <param name="rows">Takes the rows; disposed of with the batch.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="ids">Numbers records.</param>
/// <param name="limit">How many bytes it may come to.</param>
internal sealed class RecordBatch(Signal signal, RowBuffer rows, RecordClock clock, RecordIds ids, long limit) : IDisposable
{
    /// <summary>What a source or an instrument takes besides its texts, about.</summary>
    private const int OriginBytes = 256;

    private readonly Dictionary<long, Source> _newSources = [];
    private readonly Dictionary<long, Instrument> _newInstruments = [];
    private long _originBytes;
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
    public IReadOnlyDictionary<long, Source> NewSources => _newSources;

    /// <summary>Gets the instruments that the store may not have yet.</summary>
    public IReadOnlyDictionary<long, Instrument> NewInstruments => _newInstruments;

    /// <summary>Gets how many bytes of memory it holds.</summary>
    public long HeldBytes => Rows.Capacity + _originBytes;

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

    /// <summary>Adds a source that the store may not have yet.</summary>
    /// <exception cref="BatchTooLargeException">The batch comes to too much.</exception>
    public void Add(Source source)
    {
        _newSources.Add(source.Id, source);
        _originBytes += OriginBytes + (sizeof(char) * ((long)source.Service.Length + source.Scope.Length + source.ResourceJson.Length + source.ScopeJson.Length));
        CheckSize();
    }

    /// <summary>Adds an instrument that the store may not have yet.</summary>
    /// <exception cref="BatchTooLargeException">The batch comes to too much.</exception>
    public void Add(Instrument instrument)
    {
        _newInstruments.Add(instrument.Id, instrument);
        _originBytes += OriginBytes + (sizeof(char) * ((long)instrument.Name.Length + (instrument.Description?.Length ?? 0)));
        CheckSize();
    }

    /// <summary>Ends the row.</summary>
    /// <exception cref="BatchTooLargeException">The batch comes to too much.</exception>
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
        CheckSize();
    }

    public void Dispose() => Rows.Dispose();

    private void CheckSize()
    {
        if (Rows.Length + _originBytes > limit)
            throw new BatchTooLargeException(limit);
    }
}
