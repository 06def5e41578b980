namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that differs from one replica to the next.</summary>
internal sealed class ReplicaValue(Func<ReplicaIdentity, string> value)
{
    public string For(ReplicaIdentity replica) => value(replica);
}
