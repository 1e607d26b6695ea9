using Aspire.Hosting.ApplicationModel;
using LocalHosting.Parameters;

namespace Aspire.Hosting;


/// <summary>Adds parameters.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter whose value configuration must give.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        Add(builder, name, secret, () => throw new DistributedApplicationException(
            $"Parameter '{name}' has no value. Set Parameters:{name} in the configuration, for example by the environment variable Parameters__{name}."));

    /// <summary>Adds a parameter with a default value.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        Add(builder, name, secret, () => value);

    /// <summary>Adds a parameter whose default value is computed.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false) =>
        Add(builder, name, secret, valueGetter);

    /// <summary>Adds a parameter whose default value is generated, and kept for later runs if asked.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Add(builder, name, secret, persist ? () => GeneratedParameters.Of(builder).GetOrAdd(name, value.GetDefaultValue) : value.GetDefaultValue);
    }

    internal static ParameterResource CreateGeneratedPassword(IDistributedApplicationBuilder builder, string name) =>
        AddParameter(builder, name, new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true).Resource;

    private static IResourceBuilder<ParameterResource> Add(IDistributedApplicationBuilder builder, string name, bool secret, Func<string> fallback)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(new ParameterResource(name, () => builder.Configuration[$"Parameters:{name}"] ?? fallback(), secret));
    }
}
