using LocalHosting.Parameters;
using LocalHosting.Storage;
using LocalHosting.Tests.Support;

namespace LocalHosting.Tests.Storage;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_in_use_is_refused_with_the_process_that_uses_it()
    {
        var data = new DataFolder(_folder.Path);
        using var held = DataFolderLock.Take(data);

        Should.Throw<DistributedApplicationException>(() => DataFolderLock.Take(data)).Message
            .ShouldBe($"Another run (process {System.Environment.ProcessId}) uses the data folder {_folder.Path}. Stop it first, or set DataFolder to another folder.");
    }

    [Fact]
    public void An_emptied_folder_keeps_nothing_but_its_lock()
    {
        var data = new DataFolder(_folder.Path);
        using var held = DataFolderLock.Take(data);
        File.WriteAllText(Path.Combine(data.Folder("volumes", "postgres"), "PG_VERSION"), "15");
        var elsewhere = data.FolderElsewhere("postgres");

        data.Empty();

        Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order().ShouldBe(["lock", "lock.pid"]);
        Directory.Exists(elsewhere).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_elsewhere_is_kept_for_as_long_as_the_data_folder_knows_it()
    {
        var data = new DataFolder(_folder.Path);
        var path = data.FolderElsewhere("postgres");
        File.WriteAllText(Path.Combine(path, "kept"), "");

        new DataFolder(_folder.Path).FolderElsewhere("postgres").ShouldBe(path);
        File.Exists(Path.Combine(path, "kept")).ShouldBeTrue();

        File.Delete(Path.Combine(_folder.Path, "elsewhere"));
        Directory.EnumerateFileSystemEntries(data.FolderElsewhere("postgres")).ShouldBeEmpty();
        data.Empty();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_with_its_path() =>
        Should.Throw<DistributedApplicationException>(() => new DataFolder("/proc/nowhere").Folder("logs")).Message
            .ShouldMatch("^Cannot create the folder /proc/nowhere: .* Make room or give write access, or set DataFolder to another folder\\.$");

    [Fact]
    public void A_generated_parameter_is_the_same_in_a_later_run_and_readable_by_its_owner_alone()
    {
        var first = new GeneratedParameters(new DataFolder(_folder.Path)).GetOrAdd("key", () => "one");

        new GeneratedParameters(new DataFolder(_folder.Path)).GetOrAdd("key", () => "two").ShouldBe(first);

        File.GetUnixFileMode(Path.Combine(_folder.Path, "parameters.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
