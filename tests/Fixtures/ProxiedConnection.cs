using System.Net.Sockets;
using System.Threading.Channels;

namespace Fixtures;

/// <summary>One connection through a <see cref="TcpProxy"/>.</summary>
internal sealed class ProxiedConnection : IAsyncDisposable
{
    private const int ChunkSize = 16 * 1024;
    private const int MostChunks = 256;
    private readonly Socket _near;
    private readonly Socket _far = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly ProxyDelay _delay;
    private readonly CancellationTokenSource _cut = new();
    private readonly Task _ended;
    private volatile bool _isFrozen; // Set by the test, read by the pumps.
    private volatile bool _isReset; // Set by the test, read at the end.

    internal ProxiedConnection(Socket near, string host, int port, ProxyDelay delay)
    {
        (_near, _delay) = (near, delay);
        _ended = RunAsync(host, port);
    }

    internal void Freeze() => _isFrozen = true;

    internal void Reset()
    {
        _isReset = true;
        _cut.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        await _ended;
        _cut.Dispose();
    }

    private async Task RunAsync(string host, int port)
    {
        try
        {
            await _far.ConnectAsync(host, port, _cut.Token);
            await Task.WhenAll(PumpAsync(_near, _far, () => _delay.ToServer), PumpAsync(_far, _near, () => _delay.ToClient));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Cut, or the server is away: either way the client's connection ends.
        }
        finally
        {
            Close(_near);
            Close(_far);
        }
    }

    /// <summary>Carries bytes in one direction. The delay holds each chunk back on its own, so that it costs latency and not throughput.</summary>
    private async Task PumpAsync(Socket from, Socket to, Func<TimeSpan> hold)
    {
        var chunks = Channel.CreateBounded<(byte[] Bytes, long Read)>(MostChunks);
        await Task.WhenAll(ReadAsync(from, chunks.Writer), WriteAsync(chunks.Reader, to, hold));
    }

    private async Task ReadAsync(Socket from, ChannelWriter<(byte[] Bytes, long Read)> chunks)
    {
        var buffer = new byte[ChunkSize];
        try
        {
            while (await from.ReceiveAsync(buffer, SocketFlags.None, _cut.Token) is > 0 and var count)
                await chunks.WriteAsync((buffer[..count], TimeProvider.System.GetTimestamp()), _cut.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The other side learns of it, unless the cable is pulled.
            if (!_isFrozen)
                await _cut.CancelAsync();
        }
        finally
        {
            chunks.Complete();
        }
    }

    private async Task WriteAsync(ChannelReader<(byte[] Bytes, long Read)> chunks, Socket to, Func<TimeSpan> hold)
    {
        try
        {
            await foreach (var (bytes, read) in chunks.ReadAllAsync(_cut.Token))
            {
                var rest = hold() - TimeProvider.System.GetElapsedTime(read);
                if (rest > TimeSpan.Zero)
                    await Task.Delay(rest, TimeProvider.System, _cut.Token);
                if (!_isFrozen)
                    await to.SendAsync(bytes, SocketFlags.None, _cut.Token);
            }

            if (_isFrozen)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _cut.Token);
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await _cut.CancelAsync();
        }
    }

    private void Close(Socket socket)
    {
        // Without lingering the peer gets a reset instead of an orderly end. A socket whose connecting was cut short is gone already.
        if (_isReset && socket.Connected)
            socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }
}
