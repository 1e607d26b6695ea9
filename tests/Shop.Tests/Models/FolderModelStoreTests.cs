using Shop.Models;
using Shop.Tests.Flow;

namespace Shop.Tests.Models;

public sealed class FolderModelStoreTests : ModelStoreContract, IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("shop-models-").FullName;

    internal override IModelStore Store => new FolderModelStore(Path.Combine(_root, "models"));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_folder_that_cannot_be_is_unavailable()
    {
        var file = Path.Combine(_root, "file");
        await File.WriteAllTextAsync(file, "x", Deadline.Token);
        var store = new FolderModelStore(Path.Combine(file, "models"));
        (await Should.ThrowAsync<ModelStoreException>(() => store.SaveAsync(Guid.NewGuid(), new MemoryStream([1]), Deadline.Token))).Fault.ShouldBe(ModelStoreFault.Unavailable);
    }

    [Fact]
    public async Task A_full_disk_is_told_apart()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a disk that is always full.");
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var fault = await Should.ThrowAsync<ModelStoreException>(async () => await FolderFaults.GuardAsync(() => full.WriteAsync(new byte[10], Deadline.Token)));
        fault.Fault.ShouldBe(ModelStoreFault.Full);
    }

    [Fact]
    public async Task Files_of_others_in_the_folder_are_left_alone()
    {
        await Store.SaveAsync(Guid.CreateVersion7(), new MemoryStream([1]), Deadline.Token);
        await File.WriteAllTextAsync(Path.Combine(_root, "models", "README.model"), "x", Deadline.Token);
        var listed = 0;
        await foreach (var modelId in Store.ListAsync(DateTimeOffset.MaxValue, Deadline.Token))
            listed++;
        listed.ShouldBe(1);
    }

    protected override async Task AbandonAsync()
    {
        var incoming = Directory.CreateDirectory(Path.Combine(_root, "models", "incoming"));
        await File.WriteAllTextAsync(Path.Combine(incoming.FullName, $"{Guid.NewGuid()}.part"), "half", Deadline.Token);
    }
}
