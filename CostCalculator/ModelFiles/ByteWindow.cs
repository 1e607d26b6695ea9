using System.Buffers;

namespace CostCalculator.ModelFiles;

/// <summary>A window of fixed size that slides over a stream: what a reader has not consumed stays, and more is read behind it.</summary>
internal sealed class ByteWindow(Stream stream, ModelLimits limits) : IDisposable
{
    public const int Capacity = 128 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Capacity);
    private int _start;
    private int _end;

    /// <summary>Gets what was read and not consumed.</summary>
    public Span<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Gets the offset in the stream of the first unread byte.</summary>
    public long Position { get; private set; }

    /// <summary>Gets whether the stream has given all it has.</summary>
    public bool Ended { get; private set; }

    public void Consume(int count)
    {
        _start += count;
        Position += count;
    }

    /// <summary>Reads more behind what is unread, which must be less than <see cref="Capacity"/>; <see langword="false"/> at the end of the stream.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (Ended)
            return false;
        if (_start > 0)
        {
            Unread.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end >= Capacity)
            throw new InvalidOperationException($"The window holds {Capacity} unread bytes; its reader has to consume some.");
        var count = await stream.ReadAsync(_buffer.AsMemory(_end, Capacity - _end), cancellationToken);
        _end += count;
        Ended = count == 0;
        if (Position + _end > limits.MaxBytes)
            throw limits.TooManyBytes();
        return !Ended;
    }

    /// <summary>Reads until at least <paramref name="count"/> bytes are unread or the stream has ended.</summary>
    public async ValueTask<bool> HoldsAsync(int count, CancellationToken cancellationToken)
    {
        while (Unread.Length < count && await FillAsync(cancellationToken))
        {
            // Each turn reads what the stream has at hand.
        }

        return Unread.Length >= count;
    }

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
