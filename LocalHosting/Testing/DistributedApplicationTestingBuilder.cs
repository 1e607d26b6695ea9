using LocalHosting.Testing;

namespace Aspire.Hosting.Testing;


/// <summary>Creates builders for tests.</summary>
/// <remarks>
/// Data are thrown away at the end, and the servers need not write them to the disk at once. The argument <c>--DataFolder PATH</c>, which only this host knows, keeps them
/// in that folder as a real run does: for tests that kill a server, or start the application again.
/// </remarks>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Runs the AppHost in whose assembly a type lies, up to the point where it builds its application.</summary>
    /// <typeparam name="TEntryPoint">Any type of the AppHost's assembly, such as <c>Projects.AppHost</c>.</typeparam>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class =>
        CreateAsync<TEntryPoint>([], cancellationToken);

    /// <summary>Runs the AppHost in whose assembly a type lies, up to the point where it builds its application.</summary>
    /// <typeparam name="TEntryPoint">Any type of the AppHost's assembly, such as <c>Projects.AppHost</c>.</typeparam>
    /// <param name="args">The command-line arguments.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class =>
        CreateAsync(typeof(TEntryPoint), args, cancellationToken);

    /// <summary>Runs the AppHost in whose assembly a type lies, up to the point where it builds its application.</summary>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        var scope = new TestingScope(entryPoint.Assembly);
        return await scope.RunToBuildAsync(args, cancellationToken);
    }

    /// <summary>Creates an empty builder.</summary>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) =>
        new TestingBuilder(TestingScope.NewBuilder(new DistributedApplicationOptions { Args = args }), scope: null);
}
