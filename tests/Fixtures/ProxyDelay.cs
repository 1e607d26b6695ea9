namespace Fixtures;

/// <summary>How long a proxy keeps what it carries, in each direction. Set by the test, read by the connections.</summary>
public sealed class ProxyDelay
{
    private long _toServer;
    private long _toClient;

    /// <summary>Gets or sets the delay towards the server.</summary>
    public TimeSpan ToServer
    {
        get => new(Interlocked.Read(ref _toServer));
        set => Interlocked.Exchange(ref _toServer, value.Ticks);
    }

    /// <summary>Gets or sets the delay towards the client.</summary>
    public TimeSpan ToClient
    {
        get => new(Interlocked.Read(ref _toClient));
        set => Interlocked.Exchange(ref _toClient, value.Ticks);
    }
}
