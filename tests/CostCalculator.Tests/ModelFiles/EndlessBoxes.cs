using System.Buffers.Binary;
using CostCalculator.Tests.Shapes;

namespace CostCalculator.Tests.ModelFiles;

/// <summary>A binary STL of many boxes side by side, made while it is read, so that a test of memory does not hold the file itself.</summary>
internal sealed class EndlessBoxes : Stream
{
    private const int HeaderBytes = 84;
    private readonly byte[] _box = [.. Solid.Box(1, 2, 3).AsBinaryStl()[HeaderBytes..]];
    private readonly byte[] _header = new byte[HeaderBytes];
    private long _position;

    public EndlessBoxes(int boxes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_header.AsSpan(80), (uint)(boxes * 12));
        Length = HeaderBytes + (long)boxes * _box.Length;
    }

    public override long Length { get; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length && _position < Length)
        {
            var inBox = (int)((_position - HeaderBytes) % _box.Length);
            var source = _position < HeaderBytes ? _header.AsSpan((int)_position) : MovedBox((_position - HeaderBytes) / _box.Length).AsSpan(inBox);
            var count = Math.Min(source.Length, buffer.Length - written);
            source[..count].CopyTo(buffer[written..]);
            written += count;
            _position += count;
        }

        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Boxes stand at (2i, 3j) in a field a thousand wide; the corners of the first are at x 0 or 1 and y 0 or 2.
    private byte[] MovedBox(long number)
    {
        var (x, y) = (number % 1_000 * 2f, number / 1_000 * 3f);
        for (var corner = 0; corner < 36; corner++)
        {
            var place = _box.AsSpan(corner / 3 * 50 + 12 + corner % 3 * 12);
            BinaryPrimitives.WriteSingleLittleEndian(place, x + BinaryPrimitives.ReadSingleLittleEndian(place) % 2);
            BinaryPrimitives.WriteSingleLittleEndian(place[4..], y + BinaryPrimitives.ReadSingleLittleEndian(place[4..]) % 3);
        }

        return _box;
    }
}
