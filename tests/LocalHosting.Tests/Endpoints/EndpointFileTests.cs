using System.Text.Json;
using LocalHosting.Tests.Support;

namespace LocalHosting.Tests.Endpoints;

public sealed class EndpointFileTests
{
    [Fact]
    public async Task The_addresses_stand_in_a_file_for_as_long_as_the_application_runs()
    {
        using var folder = new TemporaryFolder();
        await using var builder = DistributedApplicationTestingBuilder.Create("--DataFolder", folder.Path);
        builder.AddExecutable("server", "/bin/sh", ".", "-c", "exec sleep 1000").WithHttpEndpoint().WithHttpEndpoint(name: "more");
        var file = Path.Combine(folder.Path, "endpoints.json");
        await using (var app = await builder.BuildAsync(Deadline.After(20)))
        {
            await app.StartAsync(Deadline.After(20));

            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file, Deadline.After(20)));
            json.RootElement.EnumerateArray().Select(line => $"{line.GetProperty("resource")} {line.GetProperty("type")} {line.GetProperty("endpoint")} {line.GetProperty("url")}").ShouldBe(
            [
                $"server Server http {app.GetEndpoint("server").OriginalString.TrimEnd('/')}",
                $"server Server more {app.GetEndpoint("server", "more").OriginalString.TrimEnd('/')}",
            ]);
        }

        File.Exists(file).ShouldBeFalse();
    }
}
