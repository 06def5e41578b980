using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.DynamoDb;

/// <summary>The calls of the Java Kinesis Client Library, old parameters and all, by AWS's own client.</summary>
public sealed class LeaseTableTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    private readonly AmazonDynamoDBClient _client = fixture.Host.DynamoDb;

    [Fact]
    public async Task PutItem_ExpectedAbsentKey_CreatesTheLeaseOnce()
    {
        var table = await LeaseTable.CreateAsync(_client);
        var request = new PutItemRequest
        {
            TableName = table,
            Item = LeaseTable.Lease("shardId-000000000000"),
            Expected = new() { ["leaseKey"] = new ExpectedAttributeValue { Exists = false } },
        };

        await _client.PutItemAsync(request);

        var refusal = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _client.PutItemAsync(request));
        Assert.Equal("The conditional request failed", refusal.Message);
    }

    [Fact]
    public async Task UpdateItem_ExpectedCounter_RenewsOnlyFromThatCounter()
    {
        var table = await LeaseTable.CreateAsync(_client);
        await _client.PutItemAsync(table, LeaseTable.Lease("a", counter: 4));

        await _client.UpdateItemAsync(Renew(table, "a", from: 4));

        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _client.UpdateItemAsync(Renew(table, "a", from: 4)));
        var item = (await _client.GetItemAsync(table, LeaseTable.Key("a"), consistentRead: true)).Item;
        Assert.Equal("5", item["leaseCounter"].N);
        Assert.Equal("TRIM_HORIZON", item["checkpoint"].S);
    }

    [Fact]
    public async Task UpdateItem_TakeWithPutDeleteAndAdd_ChangesTheLeaseTogether()
    {
        var table = await LeaseTable.CreateAsync(_client);
        var lease = LeaseTable.Lease("a", counter: 1);
        lease["leaseOwner"] = new("worker-1");
        lease["checkpointOwner"] = new("worker-0");
        await _client.PutItemAsync(table, lease);

        var result = await _client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = table,
            Key = LeaseTable.Key("a"),
            Expected = new() { ["leaseCounter"] = new ExpectedAttributeValue(LeaseTable.Number(1)), ["leaseOwner"] = new ExpectedAttributeValue(new AttributeValue("worker-1")) },
            AttributeUpdates = new()
            {
                ["leaseOwner"] = new(new AttributeValue("worker-2"), AttributeAction.PUT),
                ["leaseCounter"] = new(LeaseTable.Number(2), AttributeAction.PUT),
                ["checkpointOwner"] = new() { Action = AttributeAction.DELETE },
                ["ownerSwitchesSinceCheckpoint"] = new(LeaseTable.Number(1), AttributeAction.ADD),
            },
            ReturnValues = ReturnValue.ALL_NEW,
        });

        Assert.Equal("worker-2", result.Attributes["leaseOwner"].S);
        Assert.Equal("2", result.Attributes["leaseCounter"].N);
        Assert.Equal("1", result.Attributes["ownerSwitchesSinceCheckpoint"].N);
        Assert.DoesNotContain("checkpointOwner", result.Attributes.Keys);
    }

    [Fact]
    public async Task UpdateItem_FailedConditionAskingForTheOldItem_GetsItWithTheRefusal()
    {
        var table = await LeaseTable.CreateAsync(_client);
        await _client.PutItemAsync(table, LeaseTable.Lease("a", counter: 9));
        var renew = Renew(table, "a", from: 4);
        renew.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;

        var refusal = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _client.UpdateItemAsync(renew));

        Assert.Equal("9", refusal.Item["leaseCounter"].N);
    }

    [Fact]
    public async Task UpdateItem_ConcurrentTakersOfOneLease_ExactlyOneWinsEachCounter()
    {
        const int workers = 12;
        const int rounds = 10;
        var table = await LeaseTable.CreateAsync(_client);
        await _client.PutItemAsync(table, LeaseTable.Lease("a"));

        for (var round = 0; round < rounds; round++)
        {
            var wins = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => TryTakeAsync(table, worker, round)));
            Assert.Equal(1, wins.Count(won => won));
            var item = (await _client.GetItemAsync(table, LeaseTable.Key("a"), consistentRead: true)).Item;
            Assert.Equal($"worker-{Array.IndexOf(wins, true)}", item["leaseOwner"].S);
        }
    }

    [Fact]
    public async Task UpdateTable_OwnerIndexOnAnOnDemandTable_IsFilledAndFollowsTheLeases()
    {
        var table = await LeaseTable.CreateAsync(_client);
        foreach (var (lease, owner) in new[] { ("a", "w1"), ("b", "w2"), ("c", "w1") })
            await _client.PutItemAsync(table, new(LeaseTable.Lease(lease)) { ["leaseOwner"] = new(owner) });
        await _client.PutItemAsync(table, LeaseTable.Lease("unowned"));

        await _client.UpdateTableAsync(new UpdateTableRequest
        {
            TableName = table,
            AttributeDefinitions = [new("leaseKey", ScalarAttributeType.S), new("leaseOwner", ScalarAttributeType.S)],
            GlobalSecondaryIndexUpdates =
            [
                new()
                {
                    Create = new()
                    {
                        IndexName = "LeaseOwnerToLeaseKeyIndex",
                        KeySchema = [new("leaseOwner", KeyType.HASH), new("leaseKey", KeyType.RANGE)],
                        Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY },
                    },
                },
            ],
        });
        await _client.UpdateItemAsync(table, LeaseTable.Key("c"), new() { ["leaseOwner"] = new(new AttributeValue("w2"), AttributeAction.PUT) });

        Assert.Equal(["a"], await OwnedByAsync(table, "w1"));
        Assert.Equal(["b", "c"], await OwnedByAsync(table, "w2"));
        var description = (await _client.DescribeTableAsync(table)).Table;
        Assert.Equal(IndexStatus.ACTIVE, description.GlobalSecondaryIndexes.Single().IndexStatus);
        Assert.Equal(3, description.GlobalSecondaryIndexes.Single().ItemCount);
    }

    [Fact]
    public async Task UpdateItem_ConditionExpression_WorksAsTheOldParametersDo()
    {
        var table = await LeaseTable.CreateAsync(_client);
        await _client.PutItemAsync(table, LeaseTable.Lease("a", counter: 3));

        var result = await _client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = table,
            Key = LeaseTable.Key("a"),
            ConditionExpression = "leaseCounter = :n AND attribute_not_exists(checkpointOwner)",
            UpdateExpression = "SET leaseCounter = leaseCounter + :one, leaseOwner = :me REMOVE pendingCheckpoint ADD childShardIds :children",
            ExpressionAttributeValues = new()
            {
                [":n"] = LeaseTable.Number(3),
                [":one"] = LeaseTable.Number(1),
                [":me"] = new("w"),
                [":children"] = new(["s-1", "s-2"]),
            },
            ReturnValues = ReturnValue.UPDATED_NEW,
        });

        Assert.Equal("4", result.Attributes["leaseCounter"].N);
        Assert.Equal(["s-1", "s-2"], result.Attributes["childShardIds"].SS);
        Assert.DoesNotContain("checkpoint", result.Attributes.Keys);
    }

    private static UpdateItemRequest Renew(string table, string lease, int from) => new()
    {
        TableName = table,
        Key = LeaseTable.Key(lease),
        Expected = new()
        {
            ["leaseCounter"] = new ExpectedAttributeValue(LeaseTable.Number(from)),
            ["checkpointOwner"] = new ExpectedAttributeValue { Exists = false },
        },
        AttributeUpdates = new() { ["leaseCounter"] = new(LeaseTable.Number(from + 1), AttributeAction.PUT) },
    };

    private async Task<bool> TryTakeAsync(string table, int worker, int counter)
    {
        var take = Renew(table, "a", counter);
        take.AttributeUpdates["leaseOwner"] = new(new AttributeValue($"worker-{worker}"), AttributeAction.PUT);
        try
        {
            await _client.UpdateItemAsync(take);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private async Task<IEnumerable<string>> OwnedByAsync(string table, string owner)
    {
        var page = await _client.QueryAsync(new QueryRequest
        {
            TableName = table,
            IndexName = "LeaseOwnerToLeaseKeyIndex",
            KeyConditionExpression = "leaseOwner = :owner",
            ExpressionAttributeValues = new() { [":owner"] = new(owner) },
        });
        Assert.All(page.Items, item => Assert.Equal(2, item.Count));
        return page.Items.Select(item => item["leaseKey"].S);
    }
}
