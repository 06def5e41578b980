namespace Aspire.Hosting.ApplicationModel;

/// <summary>Records that a resource calls another one; it is then stopped before it.</summary>
internal sealed class ReferenceAnnotation(IResource resource) : IResourceAnnotation
{
    public IResource Resource { get; } = resource;
}
