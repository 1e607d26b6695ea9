using Mes.Tests;
using Peers;

[assembly: AssemblyFixture(typeof(MesService))]

namespace Mes.Tests;

/// <summary>MES, the shop that sends it orders, and helpers that act as operators.</summary>
public sealed class MesService() : Service<Program>("mesdb")
{
    private readonly SemaphoreSlim _gate = new(1);
    private Peer? _shop;

    /// <summary>Gives the shop, which publishes orders and hears what becomes of them.</summary>
    public async Task<Peer> ShopAsync()
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _shop ??= await Peer.StartAsync("shop", await CreateDatabaseAsync(), Broker);
        }
        finally
        {
            _gate.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
        _gate.Dispose();
        await base.DisposeAsync();
    }
}
