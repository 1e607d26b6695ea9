using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace LocalHosting.Orchestration;


/// <summary>Works out a resource's environment variables and arguments when it starts.</summary>
internal static class ResourceEnvironment
{
    internal static async Task<Dictionary<string, string>> VariablesAsync(
        IResource resource, DistributedApplicationExecutionContext execution, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(execution, resource, cancellationToken: cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context);

        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            if (await ResolveAsync(value, cancellationToken) is { } text)
                variables[name] = text;
        }

        return variables;
    }

    internal static async Task<List<string>> ArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(context);

        var arguments = new List<string>();
        foreach (var value in context.Args)
        {
            if (await ResolveAsync(value, cancellationToken) is { } text)
                arguments.Add(text);
        }

        return arguments;
    }

    private static async ValueTask<string?> ResolveAsync(object value, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(cancellationToken),
        IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(cancellationToken),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
