using System.Collections;

namespace Aspire.Hosting.ApplicationModel;


internal sealed class ResourceCollection : IResourceCollection
{
    private readonly List<IResource> _resources = [];

    public int Count => _resources.Count;

    public IResource this[int index] => _resources[index];

    public IEnumerator<IResource> GetEnumerator() => _resources.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(IResource resource)
    {
        // Names become environment variables, which most programs read without regard to case.
        if (_resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new DistributedApplicationException($"Cannot add resource '{resource.Name}': a resource with that name exists already. Give it another name.");
        _resources.Add(resource);
    }

    internal IResource Find(string name) =>
        _resources.FirstOrDefault(resource => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"No resource is named '{name}'; there are: {string.Join(", ", _resources.Select(r => r.Name))}.", nameof(name));
}
