using System.Diagnostics;

namespace ServiceDefaults.UseCases;

/// <summary>The source of the spans of a service's use cases; it bears the service's name.</summary>
internal sealed class UseCaseActivity(string serviceName) : IDisposable
{
    internal ActivitySource Source { get; } = new(serviceName);

    public void Dispose() => Source.Dispose();
}
