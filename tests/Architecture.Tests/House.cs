using System.Reflection;

namespace Architecture.Tests;

/// <summary>The projects of the house and where its files lie.</summary>
internal static class House
{
    internal static readonly string[] Services = ["Shop", "Crm", "Mes", "CostCalculator"];

    internal static readonly string[] Projects = ["ServiceDefaults", "ObjectStorage", "Messaging", .. Services, "Collector", "Observability", "ElasticSetup", "Simulator", "LocalHosting"];

    internal static string Root { get; } = FindRoot();

    internal static IEnumerable<Assembly> Assemblies => Projects.Select(Assembly.Load);

    /// <summary>Gives the types that somebody wrote: none of the compiler's, of generators, or of migrations.</summary>
    internal static IEnumerable<Type> WrittenTypes(string project) => Assembly.Load(project).GetTypes().Where(type =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && type.DeclaringType?.Name.Contains('<', StringComparison.Ordinal) != true
        && type.Namespace?.StartsWith(project, StringComparison.Ordinal) == true
        && !type.Namespace.Contains(".Migrations", StringComparison.Ordinal)
        && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false)
        && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aspire.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("No Aspire.sln above the tests.");
        return folder.FullName;
    }
}
