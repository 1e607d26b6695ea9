namespace Shop.Models;

/// <summary>Where model files are kept. A file is there as a whole or not at all.</summary>
internal interface IModelStore
{
    /// <summary>Stores a file.</summary>
    /// <param name="modelId">Its name; each file has its own.</param>
    /// <param name="content">Its content, read to the end. What reading throws is passed on, and nothing is kept.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept.</param>
    /// <returns>How many bytes were stored.</returns>
    /// <exception cref="ModelStoreException">The store is full or cannot be reached; nothing is kept.</exception>
    Task<long> SaveAsync(Guid modelId, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a file to be read, or gives <see langword="null"/> where there is none.</summary>
    /// <exception cref="ModelStoreException">The store cannot be reached.</exception>
    Task<StoredModel?> OpenAsync(Guid modelId, CancellationToken cancellationToken);

    /// <summary>Removes a file; nothing happens where there is none.</summary>
    /// <exception cref="ModelStoreException">The store cannot be reached.</exception>
    Task DeleteAsync(Guid modelId, CancellationToken cancellationToken);

    /// <summary>Lists the files stored before a time.</summary>
    /// <exception cref="ModelStoreException">The store cannot be reached.</exception>
    IAsyncEnumerable<Guid> ListAsync(DateTimeOffset storedBefore, CancellationToken cancellationToken);

    /// <summary>Removes what uploads begun before a time have left behind, as a crash does.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="ModelStoreException">The store cannot be reached.</exception>
    Task<int> DeleteUnfinishedAsync(DateTimeOffset begunBefore, CancellationToken cancellationToken);
}
