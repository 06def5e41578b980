namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>Provisioned capacity units; both 0 on demand. They are reported, never enforced.</summary>
internal sealed record Throughput(long Read, long Write)
{
    public static Throughput OnDemand { get; } = new(0, 0);
}
