using System.Globalization;
using System.Text.RegularExpressions;
using LocalHosting.Processes;

namespace LocalHosting.Elasticsearch;

/// <summary>Finds a Java runtime for Elasticsearch.</summary>
internal static partial class JavaRuntime
{
    /// <summary>The oldest version that Elasticsearch 8 runs on.</summary>
    internal const int Lowest = 17;

    private const string DebianFolder = "/usr/lib/jvm";

    internal const string WhereItIsNot = "Java 17 or newer is neither named by ES_JAVA_HOME or JAVA_HOME nor in PATH or /usr/lib/jvm (Debian package openjdk-17-jre-headless)";

    /// <summary>Gives the runtime's folder: the one that <c>ES_JAVA_HOME</c> names, or the oldest that will do, for that is the best tried one.</summary>
    internal static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ES_JAVA_HOME") is { Length: > 0 } asked)
            return asked;
        IEnumerable<string?> homes =
        [
            Environment.GetEnvironmentVariable("JAVA_HOME"),
            HomeOf(Programs.Find("java")),
            .. Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [],
        ];
        return homes.OfType<string>().Where(home => VersionOf(home) >= Lowest).MinBy(VersionOf);
    }

    // /usr/bin/java is a link to a link to HOME/bin/java.
    private static string? HomeOf(string? program) =>
        program is not null && File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName is { } file ? Path.GetDirectoryName(Path.GetDirectoryName(file)) : null;

    private static int? VersionOf(string home)
    {
        var release = Path.Combine(home, "release");
        if (!File.Exists(release) || !File.Exists(Path.Combine(home, "bin", "java")))
            return null;
        var version = File.ReadLines(release).Select(line => Version().Match(line)).FirstOrDefault(match => match.Success);
        return version is null ? null : int.Parse(version.Groups["major"].ValueSpan, CultureInfo.InvariantCulture);
    }

    // JAVA_VERSION="17.0.15"
    [GeneratedRegex("""^JAVA_VERSION="(?<major>\d+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
