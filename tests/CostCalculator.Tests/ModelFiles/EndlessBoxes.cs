using System.Buffers.Binary;
using CostCalculator.Tests.Shapes;

namespace CostCalculator.Tests.ModelFiles;

/// <summary>A binary STL of one box over and over, made while it is read, so that a test of memory does not hold the file itself.</summary>
internal sealed class EndlessBoxes : Stream
{
    private readonly byte[] _box = Solid.Box(1, 2, 3).AsBinaryStl()[84..];
    private readonly byte[] _header = new byte[84];
    private long _position;

    public EndlessBoxes(int boxes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_header.AsSpan(80), (uint)(boxes * 12));
        Length = _header.Length + (long)boxes * _box.Length;
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
            var source = _position < _header.Length ? _header.AsSpan((int)_position) : _box.AsSpan((int)((_position - _header.Length) % _box.Length));
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
}
