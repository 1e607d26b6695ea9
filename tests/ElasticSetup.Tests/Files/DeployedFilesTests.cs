using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ElasticSetup.Files;
using ElasticSetup.Kibana;
using ElasticSetup.Pieces;

namespace ElasticSetup.Tests.Files;

/// <summary>The files in deploy/, held to each other and to the collector's configuration.</summary>
public sealed partial class DeployedFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "elasticsearch");

    /// <summary>The systems that the collector's roll-out switches name.</summary>
    public static TheoryData<string> Systems =>
        [.. Rollout().Match(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "config.yaml"))).Groups["systems"].Value.Split('|')];

    [Theory]
    [MemberData(nameof(Systems))]
    public void Each_system_has_a_data_stream_with_a_lifecycle_of_its_own(string system)
    {
        // The collector's exporter takes no hyphens into a data stream's name.
        var stream = $"logs-{system.Replace('-', '_')}.otel-*";
        var template = Read("index-templates")[$"telemetry-logs-{system}"];

        ((string?)template["index_patterns"]![0]).ShouldBe(stream);
        template["data_stream"].ShouldNotBeNull();
        template["composed_of"]!.AsArray().Select(part => (string?)part).ShouldBe(["telemetry-common", "telemetry-logs", $"telemetry-lifecycle-logs-{system}"]);
        ((string?)Read("lifecycle/component-templates")[$"telemetry-lifecycle-logs-{system}"]["template"]!["settings"]!["index.lifecycle.name"]).ShouldBe($"telemetry-logs-{system}");
        Read("lifecycle/policies").ShouldContainKey($"telemetry-logs-{system}");
    }

    [Fact]
    public void What_no_system_claims_has_a_data_stream_too()
    {
        var templates = Read("index-templates");

        ((string?)templates["telemetry-logs"]["index_patterns"]![0]).ShouldBe("logs-*.otel-*");
        ((string?)templates["telemetry-metrics"]["index_patterns"]![0]).ShouldBe("metrics-*.otel-*");
        templates.Where(template => template.Key is not ("telemetry-logs" or "telemetry-metrics"))
            .ShouldAllBe(template => (int)template.Value["priority"]! > (int)templates["telemetry-logs"]["priority"]!);
    }

    [Fact]
    public void Nothing_is_deleted_before_it_is_archived()
    {
        foreach (var (name, policy) in Read("lifecycle/policies"))
            policy["policy"]!["phases"]!.AsObject().Select(phase => phase.Key).ShouldBe(["hot", "warm"], name);
    }

    [Fact]
    public void Every_part_of_a_template_is_there_and_what_a_cluster_may_lack_may_be_missing()
    {
        var always = Read("component-templates").Keys;
        var sometimes = Read("lifecycle/component-templates").Keys;
        foreach (var (name, template) in Read("index-templates"))
        {
            var parts = Names(template["composed_of"]);
            parts.Except(always).ShouldBe(Names(template["ignore_missing_component_templates"]), name);
            parts.Except(always).ShouldBeSubsetOf(sometimes, name);
        }
    }

    [Fact]
    public void Settings_are_written_flat_as_the_cluster_gives_them_back()
    {
        foreach (var kind in PieceKind.All)
        {
            foreach (var (name, content) in Read(kind.Folder))
                (content["template"]?["settings"]?.AsObject() ?? []).ShouldAllBe(setting => setting.Key.StartsWith("index.") && setting.Value is JsonValue, name);
        }
    }

    [Fact]
    public void The_collector_may_add_records_and_nothing_else()
    {
        var collector = RolesFile.Read(Path.Combine(Folder, "roles.yml")).Single(role => role.Name == "collector").Content;

        collector.ContainsKey("cluster").ShouldBeFalse();
        Names(collector["indices"]![0]!["privileges"]).ShouldBe(["create_doc", "auto_configure"]);
        Names(collector["indices"]![0]!["names"]).ShouldBe(["logs-*.otel-*", "metrics-*.otel-*"]);
    }

    [Fact]
    public void Kibanas_objects_refer_to_each_other_and_to_nothing_else()
    {
        var objects = SavedObjects.Read(Path.Combine(AppContext.BaseDirectory, "kibana"));
        var known = objects.Select(one => (one.Type, one.Id)).ToHashSet();

        var references = objects.SelectMany(one => one.Content["references"]!.AsArray()).Select(reference => ((string)reference!["type"]!, (string)reference["id"]!));

        references.ShouldAllBe(reference => known.Contains(reference));
        objects.Select(one => one.Type).ShouldContain("dashboard");
    }

    private static Dictionary<string, JsonObject> Read(string folder) => JsonFiles.Read(Path.Combine(Folder, folder)).ToDictionary(file => file.Name, file => file.Content);

    private static List<string> Names(JsonNode? array) => [.. array!.AsArray().Select(name => (string)name!)];

    [GeneratedRegex(@"COLLECT_OTHERS[^^]*\^\((?<systems>[a-z|-]+)\)\$", RegexOptions.ExplicitCapture)]
    private static partial Regex Rollout();
}
