using Crm.Tests;
using Crm.Tests.Shop;
using Microsoft.AspNetCore.Hosting;
using Peers;

[assembly: AssemblyFixture(typeof(CrmService))]

namespace Crm.Tests;

/// <summary>CRM, a server in the shop's place for its API, and a peer in the shop's place for its events.</summary>
public sealed class CrmService() : Service<Program>("crmdb")
{
    private readonly SemaphoreSlim _gate = new(1);
    private Peer? _shop;

    /// <summary>Gets the shop's API.</summary>
    public ShopStandIn ShopApi { get; } = new();

    /// <summary>Gives the shop, which publishes customers and orders and hears what CRM does.</summary>
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
        await base.DisposeAsync();
        await ShopApi.DisposeAsync();
        _gate.Dispose();
    }

    protected override Task BeforeStartAsync() => ShopApi.StartAsync();

    protected override void Configure(IWebHostBuilder web)
    {
        base.Configure(web);
        web.UseSetting("Services:shop:http:0", ShopApi.Address);
        web.UseSetting("Crm:Shop:KnowsOrderWithin", "00:00:01");
        web.UseSetting("Crm:Shop:MaxModelBytes", "80000000");
    }
}
