using Microsoft.Extensions.Options;
using ObjectStorage;
using Shop.Models;
using Shop.Tests.Flow;

namespace Shop.Tests;

public sealed class OptionsTests(World world)
{
    [Fact]
    public void The_defaults_are_sound() => Validate(new ShopOptions()).ShouldBeNull();

    [Fact]
    public void All_faults_are_told_at_once() => Validate(new ShopOptions
    {
        MaxModelBytes = 5,
        ModelStore = new ModelStoreOptions { SweepInterval = TimeSpan.FromSeconds(1), OrphanAge = TimeSpan.FromMinutes(1), S3 = new S3Options() },
    }).ShouldBe(
        "Shop:MaxModelBytes must be from 1024 to 5368709120, but is 5.; "
        + "Shop:ModelStore:SweepInterval must be from 1 minute to 7 days, but is 00:00:01.; "
        + "Shop:ModelStore:OrphanAge must be from 1 hour to 30 days, but is 00:01:00.; "
        + "Shop:ModelStore:S3 is set, but Shop:ModelStore:Kind is Folder. Set Kind to S3, or remove the section S3.");

    [Fact]
    public void A_bucket_is_named_completely_and_without_contradiction() => Validate(new ShopOptions
    {
        ModelStore = new ModelStoreOptions { Kind = ModelStoreKind.S3, Folder = "x", S3 = new S3Options { Endpoint = "minio:9000", AccessKey = "a", PartBytes = 1 } },
    }).ShouldBe(
        "Shop:ModelStore:Folder is set, but Shop:ModelStore:Kind is S3. Set Kind to Folder, or remove Folder.; "
        + "Shop:ModelStore:S3:Bucket is missing; name an existing bucket.; "
        + "Shop:ModelStore:S3:Endpoint must be an address with http or https, such as https://minio.example.org:9000, but is 'minio:9000'.; "
        + "Shop:ModelStore:S3:AccessKey and Shop:ModelStore:S3:SecretKey must both be set or both be missing.; "
        + "Shop:ModelStore:S3:PartBytes must be from 5242880 to 67108864, but is 1.");

    [Fact]
    public void A_bucket_needs_a_place() => Validate(new ShopOptions { ModelStore = new ModelStoreOptions { Kind = ModelStoreKind.S3, S3 = new S3Options { Bucket = "b" } } })
        .ShouldBe("Shop:ModelStore:S3 needs Region (for Amazon S3) or Endpoint (for another service).");

    [Theory]
    [InlineData("Shop:ModelStore:Fodler", "x", "Fodler")]
    [InlineData("Shop:ModelStore:Kind", "Tape", "Kind")]
    [InlineData("Shop:MaxModelBytes", "7", "Shop:MaxModelBytes must be from 1024")]
    [InlineData("ConnectionStrings:shopdb", "", "ConnectionStrings:shopdb")]
    public async Task A_wrong_setting_stops_the_start_by_name(string key, string value, string named)
    {
        var fault = await Should.ThrowAsync<Exception>(() => ShopApp.StartAsync(world.Database, "amqp://127.0.0.1:1", world.ModelFolder, settings: (key, value)));
        fault.ToString().ShouldContain(named);
    }

    private static string? Validate(ShopOptions options) => new ShopOptionsValidator().Validate(Options.DefaultName, options).FailureMessage;
}
