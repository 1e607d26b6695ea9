using System.Collections;

namespace ElasticSetup;

/// <summary>What the environment says.</summary>
/// <param name="Elasticsearch">Where Elasticsearch is, without the sign-in.</param>
/// <param name="User">Who signs in; empty where the cluster demands no sign-in.</param>
/// <param name="Password">With which password.</param>
/// <param name="Users">The users to be there, by name, with their passwords; each has the role of its name.</param>
/// <param name="Kibana">Where Kibana is: then its saved objects are set up, not Elasticsearch.</param>
/// <param name="Patience">How long to wait for a server that does not answer yet.</param>
internal sealed record SetupSettings(
    Uri Elasticsearch, string User, string Password, IReadOnlyDictionary<string, string> Users, Uri? Kibana, TimeSpan Patience)
{
    internal const string Connection = "ConnectionStrings__elasticsearch";
    internal const string KibanaUrl = "Kibana__Url";
    private const string UserVariable = "ELASTIC_USER_";
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(90);

    internal static SetupSettings From(Func<string, string?> variable, IDictionary all)
    {
        var elasticsearch = Address(Connection, variable(Connection)
            ?? throw new SetupFailedException($"{Connection} is missing; it names the cluster, such as http://elastic:PASSWORD@localhost:9200."));
        var signIn = elasticsearch.UserInfo.Split(':', 2);
        return new SetupSettings(
            new UriBuilder(elasticsearch) { UserName = string.Empty, Password = string.Empty, Path = "/" }.Uri,
            Uri.UnescapeDataString(signIn[0]),
            Uri.UnescapeDataString(signIn.ElementAtOrDefault(1) ?? string.Empty),
            all.Keys.Cast<string>().Where(name => name.StartsWith(UserVariable, StringComparison.Ordinal))
                .ToDictionary(name => name[UserVariable.Length..].ToLowerInvariant(), name => (string)all[name]!),
            variable(KibanaUrl) is { Length: > 0 } kibana ? new Uri(Address(KibanaUrl, kibana), "/") : null,
            DefaultPatience);
    }

    private static Uri Address(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new SetupFailedException($"{name} must be an address such as http://localhost:9200, but is '{(text.Contains('@', StringComparison.Ordinal) ? "(hidden, for it may hold a password)" : text)}'.");
}
