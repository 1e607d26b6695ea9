using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LocalHosting.Processes;
using LocalHosting.Tests.Support;

namespace LocalHosting.Tests.Orchestration;

/// <summary>What is found in a data folder, or on the machine, that a run cannot work with: it says so, and removes nothing.</summary>
public sealed class BrokenDataTests : IDisposable
{
    private const string Healthy = "All healthy";
    private const int StartSeconds = 90;

    private readonly TemporaryFolder _folder = new();

    private string Cluster => Path.Combine(_folder.Path, "volumes", "postgres", "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_cluster_of_another_version_is_refused_with_both_versions_and_what_to_do_and_is_kept()
    {
        Directory.CreateDirectory(Cluster);
        await File.WriteAllTextAsync(Path.Combine(Cluster, "PG_VERSION"), "9.6\n", Deadline.After(10));

        await using (var host = HostProcess.Start(_folder.Path, "postgres"))
        {
            (await host.ExitAsync(seconds: 30)).ShouldBe(1);
            host.Output.ShouldMatch("was created by PostgreSQL 9.6, but PostgreSQL [0-9]+ is installed, which cannot read it\\.");
            host.Output.ShouldContain("--fresh, which removes all data.");
            File.Exists(Path.Combine(Cluster, "PG_VERSION")).ShouldBeTrue();
        }

        await using var fresh = HostProcess.Start(_folder.Path, "postgres", "--Fresh", "true");
        await fresh.UntilAsync(Healthy, StartSeconds);
    }

    [Fact]
    public async Task A_folder_that_is_no_cluster_is_refused_and_kept()
    {
        Directory.CreateDirectory(Cluster);
        await File.WriteAllTextAsync(Path.Combine(Cluster, "thesis.txt"), "mine", Deadline.After(10));

        await using var host = HostProcess.Start(_folder.Path, "postgres");

        (await host.ExitAsync(seconds: 30)).ShouldBe(1);
        host.Output.ShouldContain("is no PostgreSQL cluster: it has no file PG_VERSION.");
        File.Exists(Path.Combine(Cluster, "thesis.txt")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("not a number")]
    public async Task What_a_killed_run_left_half_done_does_not_keep_the_next_from_starting(string processFile)
    {
        // initdb was cut off, and a pid file was written in part.
        Directory.CreateDirectory(Path.Combine(_folder.Path, "volumes", "postgres", "draft", "data", "base"));
        await using (var host = HostProcess.Start(_folder.Path, "postgres"))
        {
            await host.UntilAsync(Healthy, StartSeconds);
            host.Send(Signal.Terminate);
            await host.ExitAsync(seconds: 10);
        }

        await File.WriteAllTextAsync(Path.Combine(Cluster, "postmaster.pid"), processFile, Deadline.After(10));

        await using var next = HostProcess.Start(_folder.Path, "postgres");
        await next.UntilAsync(Healthy, StartSeconds);
    }

    [Fact]
    public async Task Damaged_passwords_are_refused_with_the_file_and_what_to_do()
    {
        var file = Path.Combine(_folder.Path, "parameters.json");
        await File.WriteAllTextAsync(file, "{\"postgres-pass", Deadline.After(10));

        await using var host = HostProcess.Start(_folder.Path, "postgres");

        (await host.ExitAsync(seconds: 30)).ShouldBe(1);
        host.Output.ShouldContain($"{file} is damaged: it should be a JSON object of names and values, the passwords of this data folder. Mend it, or start with --fresh, which removes all data.");
        File.Exists(file).ShouldBeTrue();
    }

    [Fact]
    public async Task A_broker_that_cannot_read_its_data_ends_the_start_with_its_output_and_what_to_do()
    {
        var node = Path.Combine(_folder.Path, "volumes", "messaging", "mnesia", "rabbit@localhost");
        Directory.CreateDirectory(node);
        await File.WriteAllTextAsync(Path.Combine(node, "schema.DAT"), "rubbish", Deadline.After(10));
        await File.WriteAllTextAsync(Path.Combine(node, "cluster_nodes.config"), "rubbish", Deadline.After(10));

        await using var host = HostProcess.Start(_folder.Path, "messaging");

        (await host.ExitAsync(seconds: 150)).ShouldBe(1);
        host.Output.ShouldContain("messaging keeps crashing (5 times)");
        host.Output.ShouldContain("Its last output, all of it in ");
        host.Output.ShouldContain("--fresh starts with empty data, and removes those of all resources.");
        File.Exists(Path.Combine(node, "schema.DAT")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_with_who_has_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        await using var host = HostProcess.Start(_folder.Path, "fixed", "--port", port);

        (await host.ExitAsync(seconds: 30)).ShouldBe(1);
        host.Output.ShouldMatch($"Port {port}, which endpoint 'http' of resource 'fixed' asks for, is taken by process {System.Environment.ProcessId} \\(.+\\)\\. Stop that one, or leave the port out to get a free one\\.");
    }
}
