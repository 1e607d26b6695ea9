namespace LocalHosting.Tests.Support;

/// <summary>A folder that goes with the test; PostgreSQL's user can reach it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("local-hosting-test-").FullName;
        File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.OtherExecute);
    }

    internal string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
