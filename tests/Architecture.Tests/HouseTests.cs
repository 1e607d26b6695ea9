using System.Reflection;
using NetArchTest.Rules;

namespace Architecture.Tests;

public sealed class HouseTests
{
    /// <summary>What a project may use of the others.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ServiceDefaults"] = [],
        ["ObjectStorage"] = [],
        ["Messaging"] = ["ServiceDefaults"],
        ["Shop"] = ["ServiceDefaults", "Messaging", "ObjectStorage"],
        ["Crm"] = ["ServiceDefaults", "Messaging"],
        ["Mes"] = ["ServiceDefaults", "Messaging"],
        ["CostCalculator"] = ["ServiceDefaults", "Messaging"],
        ["Collector"] = ["ServiceDefaults"],
        ["Observability"] = ["ServiceDefaults", "ObjectStorage"],
        ["ElasticSetup"] = [],
        ["Simulator"] = [],
        ["LocalHosting"] = [],
    };

    public static TheoryData<string> Projects => [.. House.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_what_it_may(string project)
    {
        var forbidden = House.Projects.Except(Allowed[project]).Where(other => other != project).ToArray();
        Assembly.Load(project).GetReferencedAssemblies().Select(reference => reference.Name).Intersect(forbidden).ShouldBeEmpty();
        Types.InAssembly(Assembly.Load(project)).ShouldNot().HaveDependencyOnAny([.. forbidden.Select(other => other + ".")]).GetResult().FailingTypeNames.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_bear_names_of_the_domain(string project)
    {
        string[] patterns = ["Services", "Helpers", "Managers", "Utils", "Utilities", "Common", "Core", "Shared", "Interfaces", "Extensions"];
        House.WrittenTypes(project).Where(type => type.Namespace!.Split('.').Intersect(patterns).Any()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Classes_are_sealed_unless_they_are_made_to_be_derived_from(string project) =>
        House.WrittenTypes(project)
            .Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && type.Name != "Program")
            .Where(type => !House.WrittenTypes(project).Any(derived => derived.BaseType == type || derived.BaseType is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == type))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_cancellation_token_is_the_last_parameter(string project) =>
        House.WrittenTypes(project)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => !method.Name.Contains('<', StringComparison.Ordinal))
            .Where(method => method.GetParameters().SkipWhile(parameter => parameter.ParameterType != typeof(CancellationToken)).Any(parameter => parameter.ParameterType != typeof(CancellationToken) && !parameter.IsOptional))
            // MediatR's pipeline has its delegate behind the token.
            .Where(method => method.GetParameters()[^1].ParameterType.Name != "RequestHandlerDelegate`1")
            .Select(method => $"{method.DeclaringType}.{method.Name}")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Shop")]
    [InlineData("Crm")]
    [InlineData("Mes")]
    [InlineData("CostCalculator")]
    [InlineData("Collector")]
    [InlineData("Observability")]
    [InlineData("ElasticSetup")]
    [InlineData("Simulator")]
    public void What_nobody_references_exposes_nothing(string project) =>
        House.WrittenTypes(project).Where(type => type.IsPublic && type.Name != "Program").ShouldBeEmpty();
}
