namespace Aspire.Hosting.ApplicationModel;

internal sealed class ReplicaAnnotation(int replicas) : IResourceAnnotation
{
    public int Replicas { get; } = replicas;
}
