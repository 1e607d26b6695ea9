using Aspire.Hosting.ApplicationModel;

namespace LocalHosting.Containers;

/// <summary>Replaces paths in a container by what is mounted there: a file or folder of this machine, or the resource's state folder for a volume.</summary>
internal sealed class MountedPaths(ContainerResource container, string stateFolder)
{
    // The longest first, for one may lie in another.
    private readonly IReadOnlyList<ContainerMountAnnotation> _mounts =
        [.. container.Annotations.OfType<ContainerMountAnnotation>().OrderByDescending(mount => mount.Target.Length)];

    /// <summary>Gives the text with all such paths replaced.</summary>
    internal string Translate(string text) => _mounts.Aggregate(text, (current, mount) => current.Replace(mount.Target, Source(mount), StringComparison.Ordinal));

    /// <summary>Gives what is mounted at a path of the container, or <see langword="null"/>.</summary>
    internal string? Find(string target) => _mounts.FirstOrDefault(mount => mount.Target == target) is { } mount ? Source(mount) : null;

    private string Source(ContainerMountAnnotation mount) => mount.Type == ContainerMountType.BindMount ? mount.Source! : stateFolder;
}
