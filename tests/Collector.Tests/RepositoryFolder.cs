namespace Collector.Tests;

/// <summary>Finds what lies in the repository and is not copied beside the tests.</summary>
internal static class RepositoryFolder
{
    public static string Of(params string[] path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Aspire.sln")))
            folder = folder.Parent;
        return Path.Combine([folder.FullName, .. path]);
    }
}
