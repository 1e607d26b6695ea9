using Fixtures;
using ObjectStorage;
using Shop.Models;
using Shop.Tests.Flow;

namespace Shop.Tests.Models;

public sealed class S3ModelStoreTests : ModelStoreContract, IAsyncLifetime
{
    private const int FiveMiB = 5 * 1_048_576;

    private S3Server _server = null!;
    private S3ModelStore _store = null!;

    internal override IModelStore Store => _store;

    public async ValueTask InitializeAsync()
    {
        _server = await S3Server.StartAsync();
        _store = new S3ModelStore(OptionsFor(_server));
    }

    public async ValueTask DisposeAsync()
    {
        _store.Dispose();
        await _server.DisposeAsync();
    }

    internal static S3Options OptionsFor(S3Server server, string bucket = S3Server.Bucket) =>
        new() { Endpoint = server.Address, Bucket = bucket, PathStyle = true, AccessKey = "key", SecretKey = "secret", PartBytes = FiveMiB };

    [Fact]
    public async Task A_larger_file_comes_in_parts_and_each_request_is_signed()
    {
        await Store.SaveAsync(Guid.CreateVersion7(), new MemoryStream(Some.Model((2 * FiveMiB) + 1)), Deadline.Token);
        _server.PartSizes.ShouldBe([FiveMiB, FiveMiB, 1]);
        _server.UnsignedRequests.ShouldBe(0);
    }

    [Fact]
    public async Task Lists_of_more_than_one_page_are_walked()
    {
        _server.PageSize = 2;
        for (var file = 0; file < 5; file++)
            await Store.SaveAsync(Guid.CreateVersion7(), new MemoryStream([1]), Deadline.Token);
        var listed = new List<Guid>();
        await foreach (var modelId in Store.ListAsync(DateTimeOffset.MaxValue, Deadline.Token))
            listed.Add(modelId);
        listed.Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public async Task A_bucket_that_is_full_is_told_apart()
    {
        _server.IsFull = true;
        await FaultAsync(_store, ModelStoreFault.Full);
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_unavailable_and_not_merely_without_the_file()
    {
        var options = OptionsFor(_server, "elsewhere");
        using var store = new S3ModelStore(options);
        await FaultAsync(store, ModelStoreFault.Unavailable);
        (await Should.ThrowAsync<ModelStoreException>(() => store.OpenAsync(Guid.NewGuid(), Deadline.Token))).Fault.ShouldBe(ModelStoreFault.Unavailable);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_unavailable()
    {
        var options = OptionsFor(_server);
        await _server.DisposeAsync();
        using var store = new S3ModelStore(options);
        await FaultAsync(store, ModelStoreFault.Unavailable);
    }

    protected override Task AbandonAsync()
    {
        _server.Abandon();
        return Task.CompletedTask;
    }

    private static async Task FaultAsync(S3ModelStore store, ModelStoreFault fault) =>
        (await Should.ThrowAsync<ModelStoreException>(() => store.SaveAsync(Guid.NewGuid(), new MemoryStream([1]), Deadline.Token))).Fault.ShouldBe(fault);
}
