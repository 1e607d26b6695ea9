using System.Net;
using System.Text.Json.Nodes;
using ElasticSetup.Clusters;

namespace ElasticSetup.Pieces;

/// <summary>A user who must be able to sign in, with the role of its name.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Password">The password.</param>
internal sealed record ClusterUser(string Name, string Password)
{
    // Kibana's user comes with Elasticsearch; only its password can be set. Where that does not go, there is no Kibana either.
    private const string BuiltIn = "kibana_system";

    /// <summary>Creates the user, or sets the password, where signing in does not work as it should.</summary>
    /// <exception cref="SetupFailedException">The user cannot sign in, and the cluster refuses to create it.</exception>
    internal async Task<Outcome> ApplyAsync(ClusterClient cluster, CancellationToken cancellationToken)
    {
        using var own = cluster.As(Name, Password);
        var signIn = await own.SendAsync(HttpMethod.Get, "_security/_authenticate", body: null, cancellationToken, mayBeRefused: true);
        if (signIn.Status == HttpStatusCode.OK && signIn.Body?["roles"] is JsonArray roles && roles.Any(role => (string?)role == Name))
            return Outcome.Unchanged;

        var answer = Name == BuiltIn
            ? await cluster.SendAsync(HttpMethod.Post, $"_security/user/{Name}/_password", new JsonObject { ["password"] = Password }, cancellationToken)
            : await cluster.SendAsync(
                HttpMethod.Put, $"_security/user/{Name}", new JsonObject { ["password"] = Password, ["roles"] = new JsonArray(Name) }, cancellationToken);
        if (answer.IsSuccess)
            return (bool?)answer.Body?["created"] == true ? Outcome.Created : Outcome.Changed;
        if (Name == BuiltIn)
            return Outcome.Impossible(answer.Reason);
        throw new SetupFailedException($"The user '{Name}' cannot sign in with its password and role, and the cluster does not create it: {answer} Create it there, in the files users and users_roles for example.");
    }
}
