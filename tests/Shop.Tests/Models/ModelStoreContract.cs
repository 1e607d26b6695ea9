using Shop.Models;
using Shop.Tests.Flow;

namespace Shop.Tests.Models;

/// <summary>What every model store does.</summary>
public abstract class ModelStoreContract
{
    private const int MiB = 1_048_576;

    private static readonly DateTimeOffset Later = DateTimeOffset.MaxValue;

    internal abstract IModelStore Store { get; }

    /// <summary>Leaves an upload behind as a crash does.</summary>
    protected abstract Task AbandonAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(131_073)]
    [InlineData(5 * MiB)]
    [InlineData((11 * MiB) + 3)]
    public async Task A_file_is_read_as_it_was_saved(int size)
    {
        var (modelId, content) = (Guid.CreateVersion7(), Some.Model(size));
        (await Store.SaveAsync(modelId, new MemoryStream(content), Deadline.Token)).ShouldBe(size);
        var stored = (await Store.OpenAsync(modelId, Deadline.Token)).ShouldNotBeNull();
        await using var read = stored.Content;
        stored.Size.ShouldBe(size);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy, Deadline.Token);
        copy.ToArray().AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_not_opened_and_removed_without_harm()
    {
        var modelId = Guid.CreateVersion7();
        (await Store.OpenAsync(modelId, Deadline.Token)).ShouldBeNull();
        await Store.DeleteAsync(modelId, Deadline.Token);
        await Store.SaveAsync(modelId, new MemoryStream([1]), Deadline.Token);
        await Store.DeleteAsync(modelId, Deadline.Token);
        await Store.DeleteAsync(modelId, Deadline.Token);
        (await Store.OpenAsync(modelId, Deadline.Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200_000)]
    [InlineData(7 * MiB)]
    public async Task Content_that_breaks_off_is_not_kept_and_its_own_fault_is_told(int after)
    {
        var modelId = Guid.CreateVersion7();
        await Should.ThrowAsync<InvalidDataException>(() => Store.SaveAsync(modelId, new Breaking(after, new InvalidDataException()), Deadline.Token));
        (await Store.OpenAsync(modelId, Deadline.Token)).ShouldBeNull();
        (await Store.DeleteUnfinishedAsync(Later, Deadline.Token)).ShouldBe(0);
    }

    [Fact]
    public async Task An_upload_that_is_given_up_is_not_kept()
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Deadline.Token);
        var saving = Store.SaveAsync(Guid.CreateVersion7(), new Breaking(6 * MiB, null, giveUp), giveUp.Token);
        await Should.ThrowAsync<OperationCanceledException>(() => saving);
        (await Store.DeleteUnfinishedAsync(Later, Deadline.Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Files_are_listed_by_age()
    {
        Guid[] saved = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        foreach (var modelId in saved)
            await Store.SaveAsync(modelId, new MemoryStream([1]), Deadline.Token);
        (await ListAsync(Later)).ShouldBe(saved, ignoreOrder: true);
        (await ListAsync(DateTimeOffset.UnixEpoch)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Uploads_that_were_never_finished_are_removed_by_age()
    {
        await AbandonAsync();
        (await ListAsync(Later)).ShouldBeEmpty();
        (await Store.DeleteUnfinishedAsync(DateTimeOffset.UnixEpoch, Deadline.Token)).ShouldBe(0);
        (await Store.DeleteUnfinishedAsync(Later, Deadline.Token)).ShouldBe(1);
        (await Store.DeleteUnfinishedAsync(Later, Deadline.Token)).ShouldBe(0);
    }

    private async Task<List<Guid>> ListAsync(DateTimeOffset before)
    {
        var found = new List<Guid>();
        await foreach (var modelId in Store.ListAsync(before, Deadline.Token))
            found.Add(modelId);
        return found;
    }
}
