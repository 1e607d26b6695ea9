using System.Runtime.CompilerServices;
using ObjectStorage;

namespace Shop.Models;

/// <summary>Keeps model files in a bucket.</summary>
internal sealed class S3ModelStore(S3Options options) : IModelStore, IDisposable
{
    private const string DefaultPrefix = "models/";

    private readonly Bucket _bucket = new(options, DefaultPrefix);

    public Task<long> SaveAsync(Guid modelId, Stream content, CancellationToken cancellationToken) => GuardAsync(() => _bucket.SaveAsync(NameOf(modelId), content, cancellationToken));

    public Task<StoredModel?> OpenAsync(Guid modelId, CancellationToken cancellationToken) => GuardAsync(async () =>
        await _bucket.OpenAsync(NameOf(modelId), cancellationToken) is { } file ? new StoredModel(file.Content, file.Size) : null);

    public Task DeleteAsync(Guid modelId, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await _bucket.DeleteAsync(NameOf(modelId), cancellationToken);
        return true;
    });

    public async IAsyncEnumerable<Guid> ListAsync(DateTimeOffset storedBefore, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var files = _bucket.ListAsync(string.Empty, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await GuardAsync(() => files.MoveNextAsync().AsTask()))
        {
            if (files.Current.StoredAt < storedBefore.UtcDateTime && Guid.TryParseExact(files.Current.Name, "D", out var modelId))
                yield return modelId;
        }
    }

    public Task<int> DeleteUnfinishedAsync(DateTimeOffset begunBefore, CancellationToken cancellationToken) => GuardAsync(() => _bucket.DeleteUnfinishedAsync(begunBefore, cancellationToken));

    public void Dispose() => _bucket.Dispose();

    private static string NameOf(Guid modelId) => modelId.ToString("D");

    private static async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (BucketException fault)
        {
            throw fault.IsFull
                ? new ModelStoreException(ModelStoreFault.Full, $"The bucket of model files is full: {fault.Message}", fault)
                : new ModelStoreException(ModelStoreFault.Unavailable, $"The bucket of model files cannot be used: {fault.Message}", fault);
        }
    }
}
