namespace Aspire.Hosting.ApplicationModel;

/// <summary>A change of one replica of a resource.</summary>
public class ResourceEvent
{
    internal ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
    {
        Resource = resource;
        ResourceId = resourceId;
        Snapshot = snapshot;
    }

    public IResource Resource { get; }

    /// <summary>The resource's name with the replica's suffix.</summary>
    public string ResourceId { get; }

    public CustomResourceSnapshot Snapshot { get; }
}
