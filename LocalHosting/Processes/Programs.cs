namespace LocalHosting.Processes;

/// <summary>Finds programs.</summary>
internal static class Programs
{
    /// <summary>Finds a program in PATH and the given folders, or gives <see langword="null"/>.</summary>
    internal static string? Find(string name, params IEnumerable<string> folders)
    {
        if (Path.IsPathRooted(name))
            return File.Exists(name) ? name : null;
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return path.Concat(folders).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
