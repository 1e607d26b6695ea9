using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace LocalHosting.Orchestration;


/// <summary>Says which resources cannot run here: containers without a native program.</summary>
internal static class Runnability
{
    internal static string WhyNot(IResource resource) =>
        $"not started: the local engine runs no containers ({Image(resource)}) and knows no native program for this one";

    /// <summary>Refuses an application in which something waits for what cannot run.</summary>
    internal static void Check(IResourceCollection resources, IReadOnlyCollection<IResource> runnable)
    {
        var missing = resources.Where(resource => resource is ContainerResource && !runnable.Contains(resource)).ToList();
        var needed = missing.Where(container => runnable.Any(other => DependencyWait.Of(other).Any(wait => wait.Resource == container))).ToList();
        if (needed.Count == 0)
            return;
        throw new DistributedApplicationException(
            $"The local engine cannot run {string.Join(", ", missing.Select(resource => $"{resource.Name} ({Image(resource)})"))}, "
            + $"and other resources wait for {string.Join(", ", needed.Select(resource => resource.Name))}. "
            + "Run with --telemetry embedded, or with --engine aspire and a container runtime.");
    }

    private static string Image(IResource resource) =>
        resource.Annotations.OfType<ContainerImageAnnotation>().LastOrDefault() is { } image ? $"image {image.Image}:{image.Tag}" : "no image";
}
