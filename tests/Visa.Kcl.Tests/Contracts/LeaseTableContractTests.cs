using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;
using Visa.Kcl.Tests.Hosting;

namespace Visa.Kcl.Tests.Contracts;

/// <summary>What the lease table holds after each write, attribute for attribute, over the wire.</summary>
[Collection(AwsTests.Name)]
public sealed class LeaseTableContractTests(AwsEndpoints endpoints)
{
    private static readonly string[] Bare = ["checkpoint", "checkpointSubSequenceNumber", "leaseCounter", "leaseKey", "ownerSwitchesSinceCheckpoint"];

    public static TheoryData<string> Services => AwsEndpoints.All;

    [SkippableTheory]
    [MemberData(nameof(Services))]
    public async Task Writes_OfALeaseLife_LeaveTheAttributesOfTheJavaLibrary(string service)
    {
        var (dynamoDb, store, table) = await OpenAsync(service);
        var created = new Lease { Key = "shard-1", Checkpoint = ExtendedSequenceNumber.TrimHorizon };

        Assert.True(await store.TryCreateAsync(created, default));
        Assert.False(await store.TryCreateAsync(created with { Counter = 9 }, default));
        var item = await ItemAsync(dynamoDb, table);
        Assert.Equal(Bare, item.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("0", item["leaseCounter"].N);

        await MarkAsync(dynamoDb, table);
        var taken = (await store.TryTakeAsync(created, "a", default))!;
        item = await ItemAsync(dynamoDb, table);
        Assert.Equal(("a", "1", "0"), (item["leaseOwner"].S, item["leaseCounter"].N, item["ownerSwitchesSinceCheckpoint"].N));
        Assert.DoesNotContain("checkpointOwner", item.Keys);

        var renewed = (await store.TryRenewAsync(taken, default))!;
        Assert.Null(await store.TryRenewAsync(taken, default));
        var stolen = (await store.TryTakeAsync(renewed, "b", default))!;
        item = await ItemAsync(dynamoDb, table);
        Assert.Equal(("b", "3", "1"), (item["leaseOwner"].S, item["leaseCounter"].N, item["ownerSwitchesSinceCheckpoint"].N));

        Assert.Null(await store.TryCheckpointAsync(renewed, new("123"), default));
        var checkpointed = (await store.TryCheckpointAsync(stolen, new("123", 4), default))!;
        item = await ItemAsync(dynamoDb, table);
        Assert.Equal(("123", "4"), (item["checkpoint"].S, item["checkpointSubSequenceNumber"].N));
        Assert.Equal(("4", "0"), (item["leaseCounter"].N, item["ownerSwitchesSinceCheckpoint"].N));
        Assert.DoesNotContain("pendingCheckpoint", item.Keys);

        Assert.True(await store.TrySetChildrenAsync("shard-1", ["x", "y"], default));
        Assert.False(await store.TryReleaseAsync(checkpointed with { Owner = "a" }, default));
        Assert.True(await store.TryReleaseAsync(checkpointed, default));
        item = await ItemAsync(dynamoDb, table);
        Assert.Equal("5", item["leaseCounter"].N);
        Assert.Equal(["x", "y"], item["childShardIds"].SS.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("leaseOwner", item.Keys);
        Assert.Equal("kept", item["written-by-others"].S);
    }

    [SkippableTheory]
    [MemberData(nameof(Services))]
    public async Task ListAsync_OfATableWithOtherItems_AnswersTheLeases(string service)
    {
        var (dynamoDb, store, table) = await OpenAsync(service);
        var lease = new Lease
        {
            Key = "shard-1",
            Owner = "a",
            Counter = 3,
            Checkpoint = new("49590338271490256608559692538361571095921575989136588898", 2),
            OwnerSwitchesSinceCheckpoint = 1,
            ParentShardIds = ["shard-0"],
            HashRange = new(1, UInt128.MaxValue),
        };
        await store.TryCreateAsync(lease, default);
        var leader = new Dictionary<string, AttributeValue> { ["leaseKey"] = new("Leader"), ["entityType"] = new("LEADER") };
        await dynamoDb.PutItemAsync(new PutItemRequest { TableName = table, Item = leader });

        var read = Assert.Single(await store.ListAsync(default));

        Assert.Equal(lease with { ParentShardIds = read.ParentShardIds, ChildShardIds = read.ChildShardIds }, read);
        Assert.Equal(["shard-0"], read.ParentShardIds);
        Assert.Null(await store.GetAsync("Leader", default));
        await store.DeleteAsync("shard-1", default);
        Assert.Null(await store.GetAsync("shard-1", default));
    }

    [SkippableTheory]
    [MemberData(nameof(Services))]
    public async Task EnsureTableAsync_Twice_FindsTheTableActiveAndOnDemand(string service)
    {
        var (dynamoDb, store, table) = await OpenAsync(service);

        await store.EnsureTableAsync(default);

        var description = (await dynamoDb.DescribeTableAsync(new DescribeTableRequest { TableName = table })).Table;
        Assert.Equal(TableStatus.ACTIVE, description.TableStatus);
        Assert.Equal(BillingMode.PAY_PER_REQUEST, description.BillingModeSummary.BillingMode);
        Assert.Equal("leaseKey", Assert.Single(description.KeySchema).AttributeName);
    }

    [SkippableTheory]
    [MemberData(nameof(Services))]
    public async Task FindForeignLeaderAsync_ByMode_RefusesWhereVersion3Leads(string service)
    {
        var (dynamoDb, store, table) = await OpenAsync(service);
        Assert.Null(await store.FindForeignLeaderAsync(default));

        await PutAsync("Leader", new() { ["ownerName"] = new("java-1") });
        Assert.Contains("java-1", await store.FindForeignLeaderAsync(default), StringComparison.Ordinal);

        await PutAsync("Leader", new() { ["ownerName"] = new("java-1"), ["isReleased"] = new("1") });
        Assert.Null(await store.FindForeignLeaderAsync(default));

        await PutAsync("Migration3.0", new() { ["cv"] = new("CLIENT_VERSION_3X") });
        Assert.Contains("CLIENT_VERSION_3X", await store.FindForeignLeaderAsync(default), StringComparison.Ordinal);

        await PutAsync("Migration3.0", new() { ["cv"] = new("CLIENT_VERSION_2X") });
        await PutAsync("Leader", new() { ["ownerName"] = new("java-1") });
        Assert.Null(await store.FindForeignLeaderAsync(default));

        Task PutAsync(string key, Dictionary<string, AttributeValue> item)
        {
            item["leaseKey"] = new(key);
            return dynamoDb.PutItemAsync(new PutItemRequest { TableName = table, Item = item });
        }
    }

    private async Task<(IAmazonDynamoDB DynamoDb, DynamoDbLeaseStore Store, string Table)> OpenAsync(string service)
    {
        var dynamoDb = endpoints.DynamoDb(service);
        var options = TestParts.Options();
        options.ApplicationName = AwsEndpoints.NewName("app");
        var store = new DynamoDbLeaseStore(dynamoDb, options, TimeProvider.System);
        await store.EnsureTableAsync(default);
        return (dynamoDb, store, options.LeaseTableName);
    }

    private static async Task<Dictionary<string, AttributeValue>> ItemAsync(IAmazonDynamoDB dynamoDb, string table)
    {
        var request = new GetItemRequest { TableName = table, Key = LeaseItem.KeyOf("shard-1"), ConsistentRead = true };
        return (await dynamoDb.GetItemAsync(request)).Item;
    }

    // What a hand-over of 3.x, a two-phase checkpoint and an unknown later version would leave behind.
    private static Task MarkAsync(IAmazonDynamoDB dynamoDb, string table) => dynamoDb.UpdateItemAsync(new UpdateItemRequest
    {
        TableName = table,
        Key = LeaseItem.KeyOf("shard-1"),
        UpdateExpression = "SET checkpointOwner = :x, pendingCheckpoint = :x, #other = :kept",
        ExpressionAttributeNames = new() { ["#other"] = "written-by-others" },
        ExpressionAttributeValues = new() { [":x"] = new("x"), [":kept"] = new("kept") },
    });
}
