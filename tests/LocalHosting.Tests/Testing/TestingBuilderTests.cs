using LocalHosting.TestHost;
using LocalHosting.Tests.Support;

namespace LocalHosting.Tests.Testing;

public sealed class TestingBuilderTests
{
    [Fact]
    public async Task An_app_host_is_held_before_it_builds_so_that_a_test_can_change_it()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<TestHostMarker>(["--parts", "family"], Deadline.After(20));
        builder.Resources.Select(resource => resource.Name).ShouldBe(["family"]);
        builder.AddExecutable("added", "/bin/sh", ".", "-c", "echo $GREETING").WithEnvironment("GREETING", "hello");

        await using var app = await builder.BuildAsync(Deadline.After(20));
        await app.StartAsync(Deadline.After(20));
        await app.ResourceNotifications.WaitForResourceAsync("added", KnownResourceStates.Finished, Deadline.After(20));

        app.GetLastOutput("added").ShouldContain("hello");
    }

    [Fact]
    public async Task Each_instance_has_a_data_folder_of_its_own()
    {
        await using var one = DistributedApplicationTestingBuilder.Create();
        await using var two = DistributedApplicationTestingBuilder.Create();

        one.Configuration["DataFolder"].ShouldNotBe(two.Configuration["DataFolder"]);
    }

    [Fact]
    public async Task A_data_folder_that_the_test_names_outlives_the_application()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            for (var run = 1; run <= 2; run++)
            {
                await using var builder = DistributedApplicationTestingBuilder.Create("--DataFolder", folder);
                await using var app = await builder.BuildAsync(Deadline.After(20));
                await app.StartAsync(Deadline.After(20));
                var mark = Path.Combine(folder, "mark");
                File.Exists(mark).ShouldBe(run == 2);
                await File.WriteAllTextAsync(mark, "kept", Deadline.After(20));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_an_app_host_throws_reaches_the_test()
    {
        var failure = await Should.ThrowAsync<DistributedApplicationException>(
            () => DistributedApplicationTestingBuilder.CreateAsync<TestHostMarker>(["--parts", "nonsense"], Deadline.After(20)));

        failure.Message.ShouldBe("Part 'nonsense' is unknown.");
    }
}
