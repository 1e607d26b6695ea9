using Aspire.Hosting.ApplicationModel;

namespace LocalHosting.Orchestration;


/// <summary>How a resource without a process of its own, such as a database on a server, comes to be.</summary>
internal interface INativeSetup : IResourceAnnotation
{
    /// <summary>Creates it where it does not exist; called when its parent is healthy.</summary>
    Task SetUpAsync(CancellationToken cancellationToken);
}
