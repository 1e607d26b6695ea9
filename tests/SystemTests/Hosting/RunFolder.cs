namespace SystemTests.Hosting;

/// <summary>A data folder that goes with the test.</summary>
internal sealed class RunFolder : IDisposable
{
    internal RunFolder()
    {
        Path = Directory.CreateTempSubdirectory("run-").FullName;
        // PostgreSQL and Elasticsearch, which root runs as another user, must be able to enter it: else their data lie elsewhere, and stay there.
        File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.OtherExecute);
    }

    internal string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
