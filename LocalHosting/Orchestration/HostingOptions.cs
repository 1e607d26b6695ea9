using Aspire.Hosting;
using Microsoft.Extensions.Configuration;

namespace LocalHosting.Orchestration;


/// <summary>How this host runs an application; read from the configuration once.</summary>
internal sealed record HostingOptions
{
    /// <summary>Gets the folder for all data, from <c>DataFolder</c>; by default <c>.data</c> beside the solution.</summary>
    internal required string DataFolder { get; init; }

    /// <summary>Gets a value indicating whether the data folder is emptied first, from <c>Fresh</c>; by default it is not.</summary>
    internal bool Fresh { get; init; }

    /// <summary>Gets a value indicating whether the data folder is removed at the end; only tests ask for that.</summary>
    internal bool IsEphemeral { get; init; }

    /// <summary>Gets a value indicating whether nothing is written to the terminal.</summary>
    internal bool IsQuiet { get; init; }

    /// <summary>
    /// Gets the command to run once everything is healthy, from <c>Then</c>: words separated by spaces, where <c>{RESOURCE}</c> stands for the resource's HTTP address
    /// and <c>{RESOURCE.ENDPOINT}</c> for another one. When it ends, the application is stopped and its exit code passed on. By default there is none.
    /// </summary>
    internal string? Then { get; init; }

    internal static HostingOptions From(IConfiguration configuration, string appHostDirectory)
    {
        var fresh = configuration["Fresh"];
        if (fresh is not null && !bool.TryParse(fresh, out _))
            throw new DistributedApplicationException($"Setting 'Fresh' must be true or false, but is '{fresh}'.");
        return new HostingOptions
        {
            DataFolder = Path.GetFullPath(configuration["DataFolder"] is { Length: > 0 } folder ? folder : Path.Combine(Root(appHostDirectory), ".data")),
            Fresh = fresh is not null && bool.Parse(fresh),
            Then = configuration["Then"],
        };
    }

    private static string Root(string appHostDirectory)
    {
        for (var folder = new DirectoryInfo(appHostDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.Exists && (folder.EnumerateFiles("*.sln").Any() || folder.EnumerateFiles("*.slnx").Any()))
                return folder.FullName;
        }

        return appHostDirectory;
    }
}
