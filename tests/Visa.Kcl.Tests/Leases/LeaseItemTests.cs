using Amazon.DynamoDBv2.Model;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;

namespace Visa.Kcl.Tests.Leases;

public sealed class LeaseItemTests
{
    [Fact]
    public void Write_OfAFullLease_NamesAndTypesEveryAttributeAsTheJavaLibrary()
    {
        var item = LeaseItem.Write(new()
        {
            Key = "shardId-000000000003",
            Owner = "w",
            Counter = 7,
            Checkpoint = new("495", 2),
            OwnerSwitchesSinceCheckpoint = 1,
            ParentShardIds = ["shardId-000000000001", "shardId-000000000002"],
            ChildShardIds = ["shardId-000000000004"],
            HashRange = new(0, UInt128.MaxValue),
        });

        Assert.Equal("shardId-000000000003", item["leaseKey"].S);
        Assert.Equal("w", item["leaseOwner"].S);
        Assert.Equal("7", item["leaseCounter"].N);
        Assert.Equal("495", item["checkpoint"].S);
        Assert.Equal("2", item["checkpointSubSequenceNumber"].N);
        Assert.Equal("1", item["ownerSwitchesSinceCheckpoint"].N);
        Assert.Equal(["shardId-000000000001", "shardId-000000000002"], item["parentShardId"].SS);
        Assert.Equal(["shardId-000000000004"], item["childShardIds"].SS);
        Assert.Equal("0", item["startingHashKey"].S);
        Assert.Equal("340282366920938463463374607431768211455", item["endingHashKey"].S);
        Assert.Equal(10, item.Count);
    }

    [Fact]
    public void Write_OfABareLease_LeavesOutOwnerAndSets()
    {
        var item = LeaseItem.Write(new() { Key = "s", Checkpoint = ExtendedSequenceNumber.TrimHorizon });

        Assert.Equal(
            ["checkpoint", "checkpointSubSequenceNumber", "leaseCounter", "leaseKey", "ownerSwitchesSinceCheckpoint"],
            item.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_OfWhatVersion1Wrote_UnderstandsIt()
    {
        var lease = LeaseItem.Read(new()
        {
            ["leaseKey"] = new("shardId-000000000000"),
            ["leaseCounter"] = new() { N = "42" },
            ["checkpoint"] = new("TRIM_HORIZON"),
            ["checkpointSubSequenceNumber"] = new() { N = "0" },
            ["ownerSwitchesSinceCheckpoint"] = new() { N = "0" },
            ["somethingElse"] = new("x"),
        });

        Assert.Null(lease.Owner);
        Assert.Equal(42, lease.Counter);
        Assert.Equal(ExtendedSequenceNumber.TrimHorizon, lease.Checkpoint);
        Assert.Empty(lease.ParentShardIds);
        Assert.Null(lease.HashRange);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("LEASE", true)]
    [InlineData("LEADER", false)]
    [InlineData("WORKER_METRIC_STATS", false)]
    public void IsLease_ByEntityType_SkipsOtherKinds(string? entityType, bool expected)
    {
        var item = LeaseItem.Write(new() { Key = "s", Checkpoint = ExtendedSequenceNumber.Latest });
        if (entityType is not null)
            item["entityType"] = new(entityType);

        Assert.Equal(expected, LeaseItem.IsLease(item));
    }

    [Fact]
    public void IsLease_OfAnItemWithoutCounter_IsFalse() =>
        Assert.False(LeaseItem.IsLease(new Dictionary<string, AttributeValue> { ["leaseKey"] = new("Leader") }));
}
