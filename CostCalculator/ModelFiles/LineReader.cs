namespace CostCalculator.ModelFiles;

/// <summary>Cuts a text into lines without copying them. A line ends with LF, CR LF or CR, as the program that wrote it was used to.</summary>
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
            var found = unread[_scanned..].IndexOfAny((byte)'\n', (byte)'\r');
            var length = found < 0 ? unread.Length : _scanned + found;
            if (length > MaxLength)
                throw TooLong();
            if (EndBytes(unread[length..]) is not { } end)
            {
                _scanned = length;
                line = default;
                return false;
            }

            if (end > 0 && joinsContinued && length > 0 && unread[length - 1] == '\\')
            {
                unread[(length - 1)..(length + end)].Fill((byte)' ');
                _scanned = length + end;
                _joined++;
                continue;
            }

            return Take(unread, length, end, out line);
        }
    }

    public ValueTask<bool> FillAsync(CancellationToken cancellationToken) => window.FillAsync(cancellationToken);

    /// <summary>Gives how many bytes end the line here, 0 at the end of the text; <see langword="null"/> where what comes next has to say.</summary>
    private int? EndBytes(ReadOnlySpan<byte> end) => end switch
    {
        [(byte)'\n', ..] => 1,
        [(byte)'\r', (byte)'\n', ..] => 2,
        [(byte)'\r', _, ..] => 1,
        _ when !window.Ended => null,
        _ => end.Length,
    };

    private bool Take(ReadOnlySpan<byte> unread, int length, int end, out ReadOnlySpan<byte> line)
    {
        line = unread[..length];
        if (length + end == 0)
            return false;
        window.Consume(length + end);
        _scanned = 0;
        Number = _next;
        _next += 1 + _joined;
        _joined = 0;
        return true;
    }

    private ModelRefusedException TooLong() => ModelRefusedException.Corrupt(
        $"Line {_next} is longer than {MaxLength} bytes. A model as text has one statement a line; is this a model file?");
}
