using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting;

namespace LocalHosting.Storage;

/// <summary>The one folder that holds everything a run stores.</summary>
/// <param name="root">The folder's full path.</param>
internal sealed class DataFolder(string root)
{
    // Other users may pass through (the PostgreSQL user must reach its folder), but not list it.
    private const UnixFileMode PassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const string ElsewhereFile = "elsewhere";

    internal string Root { get; } = root;

    /// <summary>Gives the path of a file directly in the folder, which is created.</summary>
    internal string File(string name) => Path.Combine(Create(Root), name);

    /// <summary>Makes the error for a file directly in the folder that cannot be written.</summary>
    internal DistributedApplicationException CannotWrite(string name, Exception cause) =>
        new($"Cannot write {Path.Combine(Root, name)}: {cause.Message} Make room or give write access, or set DataFolder to another folder.", cause);

    /// <summary>Gives the path of a folder in the folder; it is created.</summary>
    internal string Folder(params ReadOnlySpan<string> names)
    {
        var path = Create(Root);
        foreach (var name in names)
            path = Create(Path.Combine(path, name));
        return path;
    }

    /// <summary>Gives a folder outside, for a program that cannot reach this one; it is removed together with this one's contents.</summary>
    internal string FolderElsewhere(string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)).AsSpan(0, 6));
        var path = $"/var/tmp/local-hosting-{hash}-{name}";
        var list = File(ElsewhereFile);
        var known = System.IO.File.Exists(list) && System.IO.File.ReadLines(list).Contains(path);
        if (known && Directory.Exists(path))
            return path;
        // One that is there but not in the list was made by someone else, or belongs to data thrown away since.
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        if (!known)
            System.IO.File.AppendAllLines(list, [path]);
        return Create(path);
    }

    /// <summary>Removes everything but the lock.</summary>
    internal void Empty()
    {
        if (!Directory.Exists(Root))
            return;
        RemoveElsewhere();
        foreach (var entry in new DirectoryInfo(Root).EnumerateFileSystemInfos().Where(entry => entry.Name is not (DataFolderLock.FileName or DataFolderLock.HolderFileName)))
        {
            if (entry is DirectoryInfo folder)
                folder.Delete(recursive: true);
            else
                entry.Delete();
        }
    }

    /// <summary>Removes one of its folders.</summary>
    internal void Remove(string name)
    {
        var path = Path.Combine(Root, name);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    /// <summary>Removes it as a whole.</summary>
    internal void Delete()
    {
        if (!Directory.Exists(Root))
            return;
        RemoveElsewhere();
        Directory.Delete(Root, recursive: true);
    }

    private void RemoveElsewhere()
    {
        var list = Path.Combine(Root, ElsewhereFile);
        if (!System.IO.File.Exists(list))
            return;
        foreach (var path in System.IO.File.ReadLines(list).Where(Directory.Exists))
            Directory.Delete(path, recursive: true);
    }

    private static string Create(string path)
    {
        try
        {
            if (Directory.Exists(path))
                return path;
            Directory.CreateDirectory(path);
            // Afterwards, for the mode given to the call is cut by the user's umask.
            System.IO.File.SetUnixFileMode(path, PassThrough);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"Cannot create the folder {path}: {exception.Message} Make room or give write access, or set DataFolder to another folder.", exception);
        }
    }
}
