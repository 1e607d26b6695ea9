namespace Observability.Archiving.Storage;

/// <summary>Where archived files lie. A file is there as a whole or not at all.</summary>
internal interface IArchiveFiles
{
    /// <summary>Gets what this place is called in messages, such as <c>folder /var/archive</c>.</summary>
    string Name { get; }

    /// <summary>Gets what the place of drafts is called in messages: where that is another one, the archive is not what is full.</summary>
    string DraftsName { get; }

    /// <summary>Makes an empty file to be filled and then handed to <see cref="TakeInAsync"/>.</summary>
    /// <exception cref="ArchiveException">There is no room, or writing is not allowed.</exception>
    FileStream CreateDraft();

    /// <summary>Makes a draft a file of the archive. The draft is gone afterwards.</summary>
    /// <param name="draft">The draft, complete.</param>
    /// <param name="path">The file's path, with slashes, relative to the archive.</param>
    /// <param name="cancellationToken">Gives up; the file may be there or not.</param>
    /// <exception cref="ArchiveException">There is no room, writing is not allowed, or the archive cannot be reached.</exception>
    Task TakeInAsync(FileStream draft, string path, CancellationToken cancellationToken);

    /// <summary>Opens a file so that it can be read from any position, or gives <see langword="null"/> where there is none.</summary>
    /// <exception cref="ArchiveException">The archive cannot be reached.</exception>
    Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken);

    /// <summary>Removes a file; nothing happens where there is none.</summary>
    /// <exception cref="ArchiveException">The archive cannot be reached, or removing is not allowed.</exception>
    Task DeleteAsync(string path, CancellationToken cancellationToken);

    /// <summary>Lists the paths of all files below a folder, in the order of their names.</summary>
    /// <exception cref="ArchiveException">The archive cannot be reached.</exception>
    IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Removes what a process left half written when it was killed. Only for who alone may write.</summary>
    /// <exception cref="ArchiveException">The archive cannot be reached, or removing is not allowed.</exception>
    Task RemoveDraftsAsync(CancellationToken cancellationToken);
}
