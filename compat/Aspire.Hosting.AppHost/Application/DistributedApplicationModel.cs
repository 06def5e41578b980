namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resources of the application.</summary>
public class DistributedApplicationModel(IResourceCollection resources)
{
    public IResourceCollection Resources { get; } = resources;
}
