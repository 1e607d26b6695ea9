using Fixtures;
using Microsoft.Extensions.Logging;
using Shop.Tests.Flow;

namespace Shop.Tests.Models;

/// <summary>What a customer sees when model files cannot be stored; the second shop keeps them in a bucket.</summary>
public sealed class ModelStoreFailureTests(World world)
{
    [Fact]
    public async Task Uploads_to_a_bucket_work_then_fail_clearly_while_it_is_full_or_away()
    {
        await using var bucket = await S3Server.StartAsync();
        await using var shop = await ShopApp.StartAsync(
            await world.NewDatabaseAsync(),
            await world.NewBrokerAsync(),
            modelFolder: null,
            settings: [
                ("Shop:ModelStore:Kind", "S3"), ("Shop:ModelStore:S3:Endpoint", bucket.Address), ("Shop:ModelStore:S3:Bucket", S3Server.Bucket),
                ("Shop:ModelStore:S3:PathStyle", "true"), ("Shop:ModelStore:S3:AccessKey", "key"), ("Shop:ModelStore:S3:SecretKey", "secret")]);
        var model = Some.Model(50_000);
        var stored = await shop.Api.SubmitAsync(await shop.Api.CreateOrderAsync(), model);
        (await shop.Api.Client.GetByteArrayAsync($"/models/{stored.ModelId}", Deadline.Token)).ShouldBe(model);

        bucket.IsFull = true;
        var order = await shop.Api.CreateOrderAsync();
        using var full = await shop.Api.UploadAsync(order, model);
        await Api.RefusedAsync(full, 507, "model-store-full");
        await bucket.DisposeAsync();
        using var away = await shop.Api.UploadAsync(order, model);
        await Api.RefusedAsync(away, 503, "model-store-unavailable");
        away.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
        using var unread = await shop.Api.Client.GetAsync($"/models/{stored.ModelId}", Deadline.Token);
        await Api.RefusedAsync(unread, 503, "model-store-unavailable");
        (await shop.Api.GetAsync(order)).ShouldBe(order);
        var failures = shop.Log.Collector.GetSnapshot().Where(record => record.Id.Name == "dependency.failed").ToList();
        failures.ShouldAllBe(record => record.Level == LogLevel.Error && record.GetStructuredStateValue("Dependency") == "model-store");
        failures.Count.ShouldBe(3);
    }
}
