using System.Diagnostics;
using System.Runtime.CompilerServices;
using Messaging.Storage;
using Messaging.Tests.Flow;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults;
using ServiceDefaults.Http;

namespace Messaging.Tests.Parking;

/// <summary>A service with an API, and the command <c>./parked</c> pointed at it.</summary>
internal sealed class ParkingApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ParkingApp(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    internal HttpClient Client { get; }

    internal static async Task<ParkingApp> StartAsync(World world, string database, Script script, bool awaitTables = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:messaging"] = world.Broker, ["Messaging:Service"] = "target", ["Messaging:Retry:MaxAttempts"] = "1",
            ["Messaging:Parking:TraceUrl"] = "http://collector:5005/api/traces/",
            ["ServiceDefaults:DisableLogExport"] = "true", ["ServiceDefaults:DisableConsole"] = "true",
        });
        builder.AddServiceDefaults();
        builder.AddHttpApi();
        builder.Services.AddDbContext<LedgerDbContext>(options => options.UseNpgsql(database).UseSnakeCaseNamingConvention());
        builder.Services.AddSingleton(script);
        builder.AddMessaging<LedgerDbContext>("messaging", messaging => messaging.Handle<Noted, RecordEffect>());
        var app = builder.Build();
        app.UseHttpApi();
        app.MapParkingLot();
        await app.StartAsync(Deadline.Token);
        if (awaitTables)
            await app.Services.GetRequiredService<SchemaReadiness>().WaitAsync(Deadline.Token);
        return new ParkingApp(app);
    }

    /// <summary>Runs <c>./parked</c> on this service, on a terminal of 80 columns.</summary>
    internal async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Command(), [_app.Urls.Single(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["COLUMNS"] = "80";
        start.Environment.Remove("PARKED_OPERATOR");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Deadline.Token);
        var error = process.StandardError.ReadToEndAsync(Deadline.Token);
        await process.WaitForExitAsync(Deadline.Token);
        return (process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static string Command([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "parked"));
}
