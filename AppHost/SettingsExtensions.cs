namespace AppHost;

/// <summary>What all services are given alike.</summary>
internal static class SettingsExtensions
{
    // Letters and digits in a multiple of four are valid base64, too: 44 of them make a key of 33 bytes.
    private const int SecretLength = 44;

    /// <summary>Adds a secret that is generated at the first run and kept for later ones.</summary>
    internal static IResourceBuilder<ParameterResource> AddGeneratedSecret(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddParameter(name, new GenerateParameterDefault { MinLength = SecretLength, Special = false }, secret: true, persist: true);

    /// <summary>Gives a service a folder for its files with all other data: in the folder that the host uses, or in <c>.data</c> beside the solution.</summary>
    internal static IResourceBuilder<ProjectResource> WithDataFolder(this IResourceBuilder<ProjectResource> service, string setting, string folder)
    {
        var builder = service.ApplicationBuilder;
        var data = builder.Configuration["DataFolder"] ?? Path.Combine(builder.AppHostDirectory, "..", ".data");
        return service.WithEnvironment(setting, Path.GetFullPath(Path.Combine(data, folder)));
    }

    /// <summary>Hands over the environment's name and the key under which all services hash classified values, so that equal values have equal hashes everywhere.</summary>
    internal static IResourceBuilder<ProjectResource> WithSharedSettings(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ParameterResource> hashKey) =>
        service
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", service.ApplicationBuilder.Environment.EnvironmentName)
            .WithEnvironment("Telemetry__ClassifiedHashKey", hashKey);
}
