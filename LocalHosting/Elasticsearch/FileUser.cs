using System.Globalization;
using System.Security.Cryptography;

namespace LocalHosting.Elasticsearch;

/// <summary>A user of Elasticsearch's file realm.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Password">The password.</param>
/// <param name="Role">The one role that the user has.</param>
internal sealed record FileUser(string Name, string Password, string Role)
{
    /// <summary>The administrator, whom a full distribution brings along.</summary>
    internal const string Administrator = "elastic";

    private const string Variable = "ELASTIC_USER_";

    // Passwords here are generated ones: guessing is hopeless without stretching them, and each stretch costs time at every first request.
    private const int Iterations = 1000;
    private const int Bytes = 32;

    /// <summary>Gives the users that environment variables name: <c>ELASTIC_USER_READER=password</c> is the user <c>reader</c> with the role of that name.</summary>
    internal static IEnumerable<FileUser> From(IReadOnlyDictionary<string, string> environment) =>
        from variable in environment
        where IsUser(variable.Key)
        let name = variable.Key[Variable.Length..].ToLowerInvariant()
        select new FileUser(name, variable.Value, name);

    internal static bool IsUser(string variable) => variable.StartsWith(Variable, StringComparison.Ordinal);

    /// <summary>Gives the user's line in the file <c>users</c>.</summary>
    internal string ToUsersLine()
    {
        var salt = RandomNumberGenerator.GetBytes(Bytes);
        var hash = Rfc2898DeriveBytes.Pbkdf2(Password, salt, Iterations, HashAlgorithmName.SHA512, Bytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Name}:{{PBKDF2}}{Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    /// <summary>Gives the user's line in the file <c>users_roles</c>.</summary>
    internal string ToRolesLine() => $"{Role}:{Name}";
}
