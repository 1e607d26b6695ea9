using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.Logging;

public sealed class LevelTests
{
    [Fact]
    public async Task A_level_changed_in_a_file_counts_without_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("levels");
        var file = Path.Combine(folder.FullName, "levels.json");
        await WriteAsync(file, "Information");
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = await TestService.StartAsync(receiver, builder => builder.Configuration.AddJsonFile(file, optional: false, reloadOnChange: true));
        SomeEvents.Step(service.Logger, 1);
        service.Logger.IsEnabled(LogLevel.Debug).ShouldBeFalse();

        await WriteAsync(file, "Debug");

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!service.Logger.IsEnabled(LogLevel.Debug))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, deadline.Token);
        SomeEvents.Step(service.Logger, 2);
        (await receiver.LogAsync("some.step")).Attributes["retry.attempt"].ShouldBe("2");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Libraries_are_quiet_unless_the_configuration_says_otherwise()
    {
        await using var quiet = await TestService.StartAsync(null);
        await using var loud = await TestService.StartAsync(null, settings: new() { ["Logging:LogLevel:Npgsql"] = "Debug" });

        Of(quiet, "Npgsql.Command").IsEnabled(LogLevel.Information).ShouldBeFalse();
        Of(loud, "Npgsql.Command").IsEnabled(LogLevel.Debug).ShouldBeTrue();
        Of(quiet, "Shop.Orders").IsEnabled(LogLevel.Information).ShouldBeTrue();
        Of(quiet, "Shop.Orders").IsEnabled(LogLevel.Debug).ShouldBeFalse();
    }

    private static ILogger Of(TestService service, string category) => ((ILoggerFactory)service.Services.GetService(typeof(ILoggerFactory))!).CreateLogger(category);

    private static Task WriteAsync(string file, string level) => File.WriteAllTextAsync(
        file, $$$"""{ "Logging": { "LogLevel": { "Some.Category": "{{{level}}}" } } }""", TestContext.Current.CancellationToken);
}
