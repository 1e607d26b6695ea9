using System.Globalization;
using Aspire.Hosting;
using LocalHosting.Orchestration;
using LocalHosting.Processes;

namespace LocalHosting.Postgres;

/// <summary>The data folder of a PostgreSQL server: where it lies, how it is created, what a killed server left in it.</summary>
internal sealed class PostgresCluster(PostgresInstallation installation, LaunchContext context)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal async Task<string> OpenAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var home = ServerHome.Of(context, installation.User);
        var data = Path.Combine(home.Folder, "data");
        if (Directory.Exists(data))
        {
            context.Tell($"opens its data folder{home.Remark}");
            await CheckVersionAsync(data, cancellationToken);
            EndStaleServer(data);
            return data;
        }

        context.Tell($"creates its data folder{home.Remark}");
        await CreateAsync(home.Folder, data, userName, password, cancellationToken);
        return data;
    }

    // The server would say the same, but only in its output, and only after it was started again five times.
    private async Task CheckVersionAsync(string data, CancellationToken cancellationToken)
    {
        const string remedy = "or start with --fresh, which removes all data.";
        var file = Path.Combine(data, "PG_VERSION");
        if (!File.Exists(file))
            throw new DistributedApplicationException($"The data folder {data} is no PostgreSQL cluster: it has no file PG_VERSION. Put back what was there, {remedy}");
        var (created, installed) = ((await File.ReadAllTextAsync(file, cancellationToken)).Trim(), await installation.MajorVersionAsync(cancellationToken));
        if (created != installed)
        {
            throw new DistributedApplicationException(
                $"The data folder {data} was created by PostgreSQL {created}, but PostgreSQL {installed} is installed, which cannot read it. "
                + $"Install the Debian package postgresql-{created} and upgrade with pg_upgrade, {remedy}");
        }
    }

    private async Task CreateAsync(string home, string data, string userName, string password, CancellationToken cancellationToken)
    {
        // Created aside and renamed when complete, so that a start that was cut off leaves nothing half done.
        var draft = Path.Combine(home, "draft");
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
        Directory.CreateDirectory(draft, OwnerOnly | UnixFileMode.UserExecute);
        var passwordFile = Path.Combine(draft, "password");
        await File.WriteAllTextAsync(passwordFile, password, cancellationToken);
        File.SetUnixFileMode(passwordFile, OwnerOnly);
        if (installation.User is { } user)
            await Command.RunAsync("chown", ["-R", $"{user}:", draft], cancellationToken);

        // --no-sync: after a power cut within these seconds the folder is simply created again.
        await Command.RunAsync(
            installation.InitDb,
            [
                "-D", Path.Combine(draft, "data"), "-U", userName, "--pwfile", passwordFile, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8",
                "--no-sync", "--no-instructions",
            ],
            cancellationToken,
            installation.User);
        Directory.Move(Path.Combine(draft, "data"), data);
        Directory.Delete(draft, recursive: true);
    }

    // A server whose host was killed leaves its pid file. The folder's lock is ours, so whatever still runs on it is a leftover.
    private static void EndStaleServer(string data)
    {
        var pidFile = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(pidFile))
            return;
        if (int.TryParse(File.ReadLines(pidFile).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid)
            && new FileInfo($"/proc/{pid}/cwd").LinkTarget == data)
        {
            LibC.Send(pid, Signal.Kill);
        }
        else
        {
            File.Delete(pidFile);
        }
    }
}
