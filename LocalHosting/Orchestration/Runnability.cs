using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Backends;

namespace LocalHosting.Orchestration;


/// <summary>Says which resources cannot run here: containers without a native program, and what waits for one that may be left out.</summary>
internal sealed class Runnability
{
    private readonly IResourceCollection _resources;
    private readonly HashSet<IResource> _leftOut;

    public Runnability(IResourceCollection resources)
    {
        _resources = resources;
        _leftOut = [.. resources.Where(resource => Image(resource) is { } image && NativeEquivalent.Of(image.Image) is { Programs.Count: 0 })];
        // What waits for one that was only now left out is found in the next round.
        while (resources.FirstOrDefault(resource => !_leftOut.Contains(resource) && WaitsForLeftOut(resource)) is { } dependent)
            _leftOut.Add(dependent);
    }

    /// <summary>Gets the resources that run here.</summary>
    internal IEnumerable<IResource> Runnable => _resources.Where(IsRunnable);

    internal bool IsRunnable(IResource resource) =>
        !_leftOut.Contains(resource) && resource.Annotations.Any(annotation => annotation is INativeProgram or INativeSetup);

    internal string WhyNot(IResource resource) => resource is ContainerResource
        ? $"not started: the local engine runs no containers ({Describe(resource)}) and knows no native program for this one"
        : $"not started: it waits for {string.Join(", ", DependencyWait.Of(resource).Select(wait => wait.Resource).Where(_leftOut.Contains).Select(other => other.Name))}, which does not run here";

    /// <summary>Refuses an application in which something waits for what cannot run, or for which something is not installed.</summary>
    internal void Check()
    {
        var strangers = _resources.Where(resource => resource is ContainerResource && !_leftOut.Contains(resource) && !IsRunnable(resource)).ToList();
        var needed = strangers.Where(container => Runnable.Any(other => DependencyWait.Of(other).Any(wait => wait.Resource == container))).ToList();
        List<string> reasons =
        [
            .. needed.Select(resource => $"{resource.Name} is a container ({Describe(resource)}) for which no native program is known, and others wait for it"),
            .. Runnable.SelectMany(resource => resource.Annotations.OfType<INativeProgram>().Select(program => program.Missing)
                .Where(missing => missing is not null).Select(missing => $"{resource.Name}: {missing}")),
        ];
        if (reasons.Count > 0)
        {
            throw new DistributedApplicationException(
                $"The local engine cannot run this:\n  {string.Join("\n  ", reasons)}\n"
                + "Provide what is missing, run with --telemetry embedded, or with --engine aspire and a container runtime.");
        }
    }

    private bool WaitsForLeftOut(IResource resource) => DependencyWait.Of(resource).Any(wait => _leftOut.Contains(wait.Resource));

    private static ContainerImageAnnotation? Image(IResource resource) => resource.Annotations.OfType<ContainerImageAnnotation>().LastOrDefault();

    private static string Describe(IResource resource) => Image(resource) is { } image ? $"image {image.Image}:{image.Tag}" : "no image";
}
