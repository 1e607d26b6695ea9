using System.Collections;
using ElasticSetup.Clusters;
using ElasticSetup.Files;
using ElasticSetup.Kibana;
using ElasticSetup.Pieces;

namespace ElasticSetup;

/// <summary>One run: sets up Elasticsearch, or Kibana where its address is given.</summary>
internal static class SetupRun
{
    internal const int Done = 0;
    internal const int Failed = 1;

    /// <summary>Runs to the end, saying what was done on <paramref name="output"/>, and what failed on <paramref name="error"/>.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(
        Func<string, string?> variable, IDictionary variables, string folder, TextWriter output, TextWriter error, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var settings = SetupSettings.From(variable, variables);
            var report = new Report(output);
            if (settings.Kibana is { } kibana)
                await SetUpKibanaAsync(settings, kibana, Path.Combine(folder, "kibana"), report, time, cancellationToken);
            else
                await SetUpElasticsearchAsync(settings, Path.Combine(folder, "elasticsearch"), report, time, cancellationToken);
            await report.SumUpAsync();
            return Done;
        }
        catch (SetupFailedException failure)
        {
            await error.WriteLineAsync($"error: {failure.Message}");
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync("error: The set-up was interrupted; run it again, it goes on where it was.");
            return Failed;
        }
    }

    private static async Task SetUpElasticsearchAsync(SetupSettings settings, string folder, Report report, TimeProvider time, CancellationToken cancellationToken)
    {
        // All files are read before anything is changed: an invalid one changes nothing.
        var pieces = PieceKind.All.SelectMany(kind => JsonFiles.Read(Path.Combine(folder, kind.Folder)).Select(file => new Piece(kind, file.Name, file.Content))).ToList();
        var roles = RolesFile.Read(Path.Combine(folder, "roles.yml")).Select(role => new Piece(PieceKind.Role, role.Name, role.Content)).ToList();
        using var cluster = new ClusterClient(settings.Elasticsearch, settings.User, settings.Password);
        await Readiness.WaitAsync(cluster, "_cluster/health?wait_for_status=yellow&timeout=5s", "Elasticsearch", settings.Patience, time, cancellationToken);
        foreach (var piece in pieces)
            await report.SayAsync(piece.Kind.Title, piece.Name, await piece.ApplyAsync(cluster, cancellationToken));
        if (settings.User.Length == 0)
        {
            await report.SayAsync("users", "all", Outcome.Impossible("the cluster is used without a sign-in"));
            return;
        }

        foreach (var role in roles)
            await report.SayAsync(role.Kind.Title, role.Name, await role.ApplyAsync(cluster, cancellationToken));
        foreach (var (name, password) in settings.Users.OrderBy(user => user.Key, StringComparer.Ordinal))
            await report.SayAsync("user", name, await new ClusterUser(name, password).ApplyAsync(cluster, cancellationToken));
    }

    private static async Task SetUpKibanaAsync(
        SetupSettings settings, Uri address, string folder, Report report, TimeProvider time, CancellationToken cancellationToken)
    {
        var objects = SavedObjects.Read(folder);
        using var kibana = new ClusterClient(address, settings.User, settings.Password);
        await Readiness.WaitAsync(kibana, "api/status", "Kibana", settings.Patience, time, cancellationToken);
        await report.SayAsync("saved objects", string.Join(", ", objects.Select(one => one.Title)), await SavedObjectImport.ApplyAsync(kibana, objects, cancellationToken));
    }
}
