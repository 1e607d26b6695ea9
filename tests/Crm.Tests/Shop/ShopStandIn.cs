using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Tests.Shop;

/// <summary>A real HTTP server in the shop's place. Each test says what it answers about its own order; about any other it answers 404.</summary>
public sealed class ShopStandIn : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _scripts = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    public ShopStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Map("/customers/{customerId}/orders/{orderId}/{action?}", AnswerAsync);
    }

    public string Address => _app.Urls.Single();

    public Task StartAsync() => _app.StartAsync();

    /// <summary>Says how requests about an order are answered.</summary>
    public void On(string orderId, RequestDelegate script) => _scripts[orderId] = script;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http) =>
        _scripts.TryGetValue((string)http.Request.RouteValues["orderId"]!, out var script) ? script(http) : ShopScripts.NotFound(http);
}
