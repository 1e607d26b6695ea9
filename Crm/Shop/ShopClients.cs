using Microsoft.Extensions.Options;

namespace Crm.Shop;

/// <summary>The HTTP clients by which CRM reaches the shop, found by its name.</summary>
internal static class ShopClients
{
    /// <summary>Approval and cancellation: with the resilience that all clients have.</summary>
    internal const string Orders = "shop-orders";

    /// <summary>Asks whether an order is known. Repeats by itself, so that a shop that is away is noticed at once.</summary>
    internal const string Probes = "shop-probes";

    /// <summary>Passes models on, whose bodies can be sent once and take as long as CRM's own caller takes.</summary>
    internal const string Uploads = "shop-uploads";

    private static readonly Uri Shop = new("http://shop");
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(20);

    internal static void AddShop(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ShopOptions>()
            .BindConfiguration(ShopOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddScoped<ShopOrders>();
        services.AddScoped<ShopAwareness>();
        services.AddHttpClient(Orders, client => Configure(client, AnswerTimeout));
        // Experimental, but the only way to take off what ConfigureHttpClientDefaults put on.
#pragma warning disable EXTEXP0001
        services.AddHttpClient(Probes, client => Configure(client, AnswerTimeout)).RemoveAllResilienceHandlers();
        services.AddHttpClient(Uploads, (provider, client) => Configure(client, provider.GetRequiredService<IOptions<ShopOptions>>().Value.UploadTimeout))
            .RemoveAllResilienceHandlers()
            // Long enough for the shop to look at the order before it wants the body.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(10) });
#pragma warning restore EXTEXP0001
    }

    private static void Configure(HttpClient client, TimeSpan timeout)
    {
        client.BaseAddress = Shop;
        client.Timeout = timeout;
    }
}
