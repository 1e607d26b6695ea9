namespace CostCalculator.ModelFiles;

/// <summary>Cuts a text into lines without copying them.</summary>
/// <param name="window">The text.</param>
/// <param name="joinsContinued">Whether a backslash at the end of a line continues it on the next, as in OBJ.</param>
internal sealed class LineReader(ByteWindow window, bool joinsContinued)
{
    /// <summary>The longest line that is accepted, in bytes.</summary>
    public const int MaxLength = 64 * 1024;

    private int _scanned;
    private long _joined;
    private long _next = 1;

    /// <summary>Gets the number of the line that was taken last, from 1; where lines were joined, that of the first.</summary>
    public long Number { get; private set; }

    /// <summary>Takes the next line that is wholly in the window, without its end; the span is valid until more is read.</summary>
    /// <remarks>At the end of the stream what is left is a line, too.</remarks>
    public bool TryTake(out ReadOnlySpan<byte> line)
    {
        var unread = window.Unread;
        while (true)
        {
            var found = unread[_scanned..].IndexOf((byte)'\n');
            var length = found < 0 ? unread.Length : _scanned + found;
            if (length > MaxLength)
                throw TooLong();
            if (found < 0 && !window.Ended)
            {
                _scanned = length;
                line = default;
                return false;
            }

            if (found >= 0 && joinsContinued && Join(unread[..(length + 1)]))
            {
                _scanned = length + 1;
                _joined++;
                continue;
            }

            return Take(unread, length, found >= 0, out line);
        }
    }

    public ValueTask<bool> FillAsync(CancellationToken cancellationToken) => window.FillAsync(cancellationToken);

    private bool Take(ReadOnlySpan<byte> unread, int length, bool hasEnd, out ReadOnlySpan<byte> line)
    {
        line = length > 0 && unread[length - 1] == '\r' ? unread[..(length - 1)] : unread[..length];
        if (length == 0 && !hasEnd)
            return false;
        window.Consume(hasEnd ? length + 1 : length);
        _scanned = 0;
        Number = _next;
        _next += 1 + _joined;
        _joined = 0;
        return true;
    }

    private static bool Join(Span<byte> lineWithEnd)
    {
        var last = lineWithEnd.Length - 2;
        if (last >= 0 && lineWithEnd[last] == '\r')
            last--;
        if (last < 0 || lineWithEnd[last] != '\\')
            return false;
        lineWithEnd[last..].Fill((byte)' ');
        return true;
    }

    private ModelRefusedException TooLong() => ModelRefusedException.Corrupt(
        $"Line {_next} is longer than {MaxLength} bytes. A model as text has one statement a line; is this a model file?");
}
