using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Models;
using Shop.Tests.Flow;

namespace Shop.Tests.Models;

public sealed class ModelSweepTests(World world)
{
    [Fact]
    public async Task Old_files_that_no_order_names_are_removed_and_no_others()
    {
        var order = await world.Api.SubmitAsync(await world.Api.CreateOrderAsync());
        var (named, orphan, fresh) = (PathOf(order.ModelId!.Value), PathOf(Guid.CreateVersion7()), PathOf(Guid.CreateVersion7()));
        var half = Path.Combine(world.ModelFolder, "incoming", $"{Guid.CreateVersion7()}.part");
        foreach (var file in (string[])[orphan, fresh, half])
            await File.WriteAllTextAsync(file, "x", Deadline.Token);
        foreach (var file in (string[])[named, orphan, half])
            File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-25));
        var sweep = world.Shop.Services.GetServices<IHostedService>().OfType<ModelSweep>().Single();
        await sweep.SweepAsync(Deadline.Token);
        ((string[])[named, orphan, fresh, half]).Select(File.Exists).ShouldBe([true, false, true, false]);
        var record = world.Shop.Log.Collector.GetSnapshot().Single(entry => entry.Id.Name == "shop.models_swept");
        (record.GetStructuredStateValue("ModelCount"), record.GetStructuredStateValue("UploadCount")).ShouldBe(("1", "1"));
        File.Delete(fresh);
    }

    private string PathOf(Guid modelId) => Path.Combine(world.ModelFolder, $"{modelId}.model");
}
