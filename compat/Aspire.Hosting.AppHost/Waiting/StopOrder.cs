using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Waiting;

/// <summary>Which resources depend on which: by waiting for them, or by calling them.</summary>
internal sealed class StopOrder
{
    private readonly Dictionary<IResource, HashSet<IResource>> _dependents = new(ReferenceEqualityComparer.Instance);

    /// <exception cref="DistributedApplicationException">Resources wait for each other in a circle.</exception>
    public StopOrder(IEnumerable<IResource> resources)
    {
        var all = resources.ToList();
        foreach (var resource in all)
            _dependents[resource] = new HashSet<IResource>(ReferenceEqualityComparer.Instance);

        foreach (var resource in all)
        {
            foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
                Add(resource, wait.Resource, mayClose: false);
        }

        // Resources may call each other in a circle; the call that would close it counts for nothing here.
        foreach (var resource in all)
        {
            foreach (var reference in resource.Annotations.OfType<ReferenceAnnotation>())
                Add(resource, reference.Resource, mayClose: true);
        }
    }

    /// <summary>The resources that must have stopped before this one may.</summary>
    public IReadOnlyCollection<IResource> DependentsOf(IResource resource) => _dependents[resource];

    private void Add(IResource dependent, IResource on, bool mayClose)
    {
        if (!_dependents.TryGetValue(on, out var dependents) || dependents.Contains(dependent))
            return;
        if (!Reaches(dependent, on))
            dependents.Add(dependent);
        else if (!mayClose)
            throw new DistributedApplicationException($"'{dependent.Name}' and '{on.Name}' wait for each other, so neither could start.");
    }

    private bool Reaches(IResource from, IResource to) =>
        ReferenceEquals(from, to) || _dependents[from].Any(next => Reaches(next, to));
}
