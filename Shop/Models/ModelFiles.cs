using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Failures;
using ServiceDefaults.Http;
using Shop.Orders;

namespace Shop.Models;

/// <summary>Keeps the store of model files in step with the database: a file stays only if the order came to name it.</summary>
internal sealed class ModelFiles(IModelStore store, TimeProvider time, ILogger<ModelFiles> logger)
{
    private const int ComparedBytes = 65_536;

    /// <summary>Stores a file and has an order name it; removes the file again where that is refused.</summary>
    /// <exception cref="ProblemException">400: the file is empty.</exception>
    internal async Task<(OrderModel Model, TResult Result)> KeepAsync<TResult>(
        Stream content, string fileName, Func<OrderModel, Task<TResult>> name, CancellationToken cancellationToken)
    {
        var modelId = Guid.CreateVersion7(time.GetUtcNow());
        var model = new OrderModel { Id = modelId, FileName = fileName, Size = await LoggedAsync(() => store.SaveAsync(modelId, content, cancellationToken)) };
        try
        {
            if (model.Size == 0)
                throw ModelProblems.Empty();
            return (model, await name(model));
        }
        catch (Exception refusal) when (IsCertain(refusal))
        {
            await DiscardAsync(modelId);
            throw;
        }
    }

    /// <summary>Removes a file that no order names any more. Where that fails it is left to the sweep.</summary>
    internal async Task DiscardAsync(Guid modelId)
    {
        try
        {
            // The caller may be gone by now, and the file is superfluous all the same: hence no token.
            await store.DeleteAsync(modelId, CancellationToken.None);
        }
        catch (ModelStoreException fault)
        {
            ModelEvents.LeftBehind(logger, modelId, fault);
        }
    }

    /// <summary>Opens a file to be read, or gives <see langword="null"/> where there is none.</summary>
    internal Task<StoredModel?> OpenAsync(Guid modelId, CancellationToken cancellationToken) =>
        LoggedAsync(() => store.OpenAsync(modelId, cancellationToken));

    /// <summary>Tells whether a stream has the very bytes of a stored file; reads no more of it than it takes to know.</summary>
    internal async Task<bool> IsSameAsync(Guid modelId, Stream content, CancellationToken cancellationToken)
    {
        if (await OpenAsync(modelId, cancellationToken) is not { } stored)
            return false;
        await using var _ = stored.Content;
        var (ours, theirs) = (new byte[ComparedBytes], new byte[ComparedBytes]);
        while (true)
        {
            var kept = await LoggedAsync(() => stored.Content.ReadAtLeastAsync(ours, ours.Length, throwOnEndOfStream: false, cancellationToken).AsTask());
            var sent = await content.ReadAtLeastAsync(theirs, theirs.Length, throwOnEndOfStream: false, cancellationToken);
            if (!ours.AsSpan(0, kept).SequenceEqual(theirs.AsSpan(0, sent)))
                return false;
            if (sent == 0)
                return true;
        }
    }

    private async Task<T> LoggedAsync<T>(Func<Task<T>> access)
    {
        try
        {
            return await access();
        }
        catch (ModelStoreException fault)
        {
            DependencyEvents.Failed(logger, fault, "model-store");
            throw;
        }
    }

    // When the connection breaks during the commit, the order may name the file: then it must stay, and the sweep decides.
    private static bool IsCertain(Exception refusal) =>
        refusal is ProblemException or IllegalOrderTransitionException or StreamConflictException or DbUpdateConcurrencyException;
}
