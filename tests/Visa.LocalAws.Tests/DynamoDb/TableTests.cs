using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.DynamoDb;

public sealed class TableTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    private readonly AmazonDynamoDBClient _client = fixture.Host.DynamoDb;

    [Fact]
    public async Task CreateTable_ThenDescribe_ShowsWhatWasAskedFor()
    {
        var name = $"t-{Guid.NewGuid():N}";
        var created = await _client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            AttributeDefinitions = [new("id", ScalarAttributeType.S), new("at", ScalarAttributeType.N)],
            KeySchema = [new("id", KeyType.HASH), new("at", KeyType.RANGE)],
            ProvisionedThroughput = new(10, 5),
        });

        var table = (await _client.DescribeTableAsync(name)).Table;

        Assert.Equal(TableStatus.CREATING, created.TableDescription.TableStatus);
        Assert.Equal(TableStatus.ACTIVE, table.TableStatus);
        Assert.Equal(["id", "at"], table.KeySchema.Select(key => key.AttributeName));
        Assert.Equal(10, table.ProvisionedThroughput.ReadCapacityUnits);
        Assert.Contains(name, (await _client.ListTablesAsync()).TableNames);
    }

    [Fact]
    public async Task CreateTable_ThatExists_IsInUse()
    {
        var table = await LeaseTable.CreateAsync(_client);

        var refusal = await Assert.ThrowsAsync<ResourceInUseException>(() => _client.CreateTableAsync(new CreateTableRequest
        {
            TableName = table,
            AttributeDefinitions = [new("id", ScalarAttributeType.S)],
            KeySchema = [new("id", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        }));

        Assert.Equal($"Table already exists: {table}", refusal.Message);
    }

    [Fact]
    public async Task CreateTable_KeyWithoutDefinition_IsInvalid()
    {
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _client.CreateTableAsync(new CreateTableRequest
        {
            TableName = "undefined-key",
            AttributeDefinitions = [new("other", ScalarAttributeType.S)],
            KeySchema = [new("id", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        }));

        Assert.Equal("ValidationException", refusal.ErrorCode);
        Assert.StartsWith("One or more parameter values were invalid: Some index key attributes are not defined", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteTable_Existing_IsGoneAndItsNameFree()
    {
        var table = await LeaseTable.CreateAsync(_client);
        await _client.PutItemAsync(table, LeaseTable.Lease("a"));

        await _client.DeleteTableAsync(table);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _client.DescribeTableAsync(table));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _client.PutItemAsync(table, LeaseTable.Lease("a")));
    }

    [Fact]
    public async Task UpdateTimeToLive_Enabled_IsDescribed()
    {
        var table = await LeaseTable.CreateAsync(_client);

        await _client.UpdateTimeToLiveAsync(new() { TableName = table, TimeToLiveSpecification = new() { AttributeName = "expires", Enabled = true } });

        var described = (await _client.DescribeTimeToLiveAsync(table)).TimeToLiveDescription;
        Assert.Equal((TimeToLiveStatus.ENABLED, "expires"), (described.TimeToLiveStatus, described.AttributeName));
        var backups = await _client.DescribeContinuousBackupsAsync(new DescribeContinuousBackupsRequest { TableName = table });
        Assert.Equal(PointInTimeRecoveryStatus.DISABLED, backups.ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus);
    }

    [Theory]
    [InlineData("""{"other":{"S":"a"}}""", "One or more parameter values were invalid: Missing the key leaseKey in the item")]
    [InlineData("""{"leaseKey":{"N":"1"}}""", "One or more parameter values were invalid: Type mismatch for key leaseKey expected: S actual: N")]
    [InlineData("""{"leaseKey":{"S":""}}""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: leaseKey")]
    [InlineData("""{"leaseKey":{"S":"a"},"x":{"SS":[]}}""", "One or more parameter values were invalid: An string set  may not be empty")]
    [InlineData("""{"leaseKey":{"S":"a"},"x":{"SS":["b","b"]}}""", "One or more parameter values were invalid: Input collection [b, b] contains duplicates.")]
    [InlineData("""{"leaseKey":{"S":"a"},"x":{}}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"leaseKey":{"S":"a"},"x":{"N":"1","S":"1"}}""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    public async Task PutItem_UnfitItem_IsRefusedInDynamoDbsWords(string item, string message)
    {
        var table = await LeaseTable.CreateAsync(_client);

        using var caller = new AwsCaller(fixture.Host.Url);
        var refusal = await caller.RefusedByAsync("DynamoDB_20120810.PutItem", $$"""{"TableName":"{{table}}","Item":{{item}}}""");

        Assert.Equal(("ValidationException", message), refusal);
    }

    [Fact]
    public async Task UpdateItem_KeyAttribute_IsRefused()
    {
        var table = await LeaseTable.CreateAsync(_client);

        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = table,
            Key = LeaseTable.Key("a"),
            UpdateExpression = "SET leaseKey = :b",
            ExpressionAttributeValues = new() { [":b"] = new("b") },
        }));

        Assert.Equal("One or more parameter values were invalid: Cannot update attribute leaseKey. This attribute is part of the key", refusal.Message);
    }

    [Fact]
    public async Task BatchWriteItem_PutsAndDeletes_AreAllSeenByBatchGetItem()
    {
        var table = await LeaseTable.CreateAsync(_client);
        await _client.PutItemAsync(table, LeaseTable.Lease("gone"));

        await _client.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>>
        {
            [table] = [new(new PutRequest(LeaseTable.Lease("a"))), new(new PutRequest(LeaseTable.Lease("b"))), new(new DeleteRequest(LeaseTable.Key("gone")))],
        });

        var read = await _client.BatchGetItemAsync(new Dictionary<string, KeysAndAttributes>
        {
            [table] = new() { Keys = [LeaseTable.Key("a"), LeaseTable.Key("b"), LeaseTable.Key("gone")], ProjectionExpression = "leaseKey" },
        });
        Assert.Equal(["a", "b"], read.Responses[table].Select(item => Assert.Single(item).Value.S).Order());
    }

    [Fact]
    public async Task Call_UnknownOperation_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _client.ListBackupsAsync(new ListBackupsRequest()));

        Assert.Equal("UnknownOperationException", refusal.ErrorCode);
    }
}
