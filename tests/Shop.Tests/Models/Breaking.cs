namespace Shop.Tests.Models;

/// <summary>Content that breaks off after some bytes: by a fault, or because its reader is told to give up.</summary>
internal sealed class Breaking(int after, Exception? fault, CancellationTokenSource? giveUp = null) : Stream
{
    private int _left = after;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0)
        {
            if (giveUp is not null)
                await giveUp.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw fault ?? new InvalidOperationException("Nobody gave up.");
        }

        var read = Math.Min(_left, buffer.Length);
        _left -= read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
