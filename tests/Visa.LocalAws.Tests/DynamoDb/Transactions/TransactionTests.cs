using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.DynamoDb.Transactions;

public sealed class TransactionTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningLocalAws _aws = null!;

    public async Task InitializeAsync()
    {
        _aws = await RunningLocalAws.StartAsync(_folder.Path);
        await CreateAsync("left");
        await CreateAsync("right");
    }

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task TransactWriteItems_EveryKindOfAction_HappensAsAWhole()
    {
        await PutAsync("left", "checked", 1);
        await PutAsync("right", "deleted", 2);

        await WriteAsync(
            null,
            new() { ConditionCheck = new() { TableName = "left", Key = Key("checked"), ConditionExpression = "v = :v", ExpressionAttributeValues = Values(1) } },
            new() { Put = new() { TableName = "left", Item = Item("put", 3) } },
            new() { Update = new() { TableName = "right", Key = Key("updated"), UpdateExpression = "ADD v :v", ExpressionAttributeValues = Values(4) } },
            new() { Delete = new() { TableName = "right", Key = Key("deleted") } });

        Assert.Equal("3", await ValueAsync("left", "put"));
        Assert.Equal("4", await ValueAsync("right", "updated"));
        Assert.Null(await ValueAsync("right", "deleted"));
    }

    [Fact]
    public async Task TransactWriteItems_OneConditionFails_ChangesNothingAndSaysWhich()
    {
        await PutAsync("left", "there", 1);

        var refusal = await Assert.ThrowsAsync<TransactionCanceledException>(() => WriteAsync(
            null,
            new() { Put = new() { TableName = "right", Item = Item("new", 1) } },
            new()
            {
                Put = new()
                {
                    TableName = "left",
                    Item = Item("there", 2),
                    ConditionExpression = "attribute_not_exists(id)",
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
            },
            new() { Put = new() { TableName = "left", Item = new() { ["id"] = new() { N = "1" } } } }));

        Assert.Equal("Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ValidationError]", refusal.Message);
        Assert.Equal(["None", "ConditionalCheckFailed", "ValidationError"], refusal.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal("1", refusal.CancellationReasons[1].Item["v"].N);
        Assert.Null(await ValueAsync("right", "new"));
        Assert.Equal("1", await ValueAsync("left", "there"));
    }

    [Fact]
    public async Task TransactWriteItems_SameToken_HappensOnceAlsoAfterARestart()
    {
        List<TransactWriteItem> add = [new() { Update = new() { TableName = "left", Key = Key("sum"), UpdateExpression = "ADD v :v", ExpressionAttributeValues = Values(5) } }];
        await WriteAsync("token", add);
        await WriteAsync("token", add);
        await RestartAsync();
        await WriteAsync("token", add);

        Assert.Equal("5", await ValueAsync("left", "sum"));
        await Assert.ThrowsAsync<IdempotentParameterMismatchException>(() => WriteAsync("token", [new() { Delete = new() { TableName = "left", Key = Key("sum") } }]));
    }

    [Fact]
    public async Task TransactWriteItems_OneItemTwice_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => WriteAsync(
            null, new() { Put = new() { TableName = "left", Item = Item("a", 1) } }, new() { Delete = new() { TableName = "left", Key = Key("a") } }));

        Assert.Equal("Transaction request cannot include multiple operations on one item", refusal.Message);
    }

    [Fact]
    public async Task TransactGetItems_WhileTransactionsMoveMoney_SeesTheSameSum()
    {
        await PutAsync("left", "account", 100);
        await PutAsync("right", "account", 0);
        using var stop = new CancellationTokenSource();
        var moving = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await WriteAsync(null, Add("left", -1), Add("right", 1));
            }
        });

        for (var round = 0; round < 50; round++)
        {
            var both = await _aws.DynamoDb.TransactGetItemsAsync(new TransactGetItemsRequest
            {
                TransactItems = [new() { Get = new() { TableName = "left", Key = Key("account") } }, new() { Get = new() { TableName = "right", Key = Key("account") } }],
                ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
            });
            Assert.Equal(100, both.Responses.Sum(response => int.Parse(response.Item["v"].N, null)));
            Assert.Equal([2.0, 2.0], both.ConsumedCapacity.Select(capacity => capacity.CapacityUnits!.Value));
        }

        await stop.CancelAsync();
        await moving;

        static TransactWriteItem Add(string table, int value) => new()
        {
            Update = new() { TableName = table, Key = Key("account"), UpdateExpression = "ADD v :v", ExpressionAttributeValues = Values(value) },
        };
    }

    [Theory]
    [InlineData("left.journal")]
    [InlineData("right.journal")]
    public async Task Start_TransactionInOneJournalAlone_FinishesItInTheOther(string torn)
    {
        await PutAsync("left", "before", 1);
        await PutAsync("right", "before", 1);
        var path = _folder.File("dynamodb", torn);
        var length = new FileInfo(path).Length;
        await WriteAsync(null, new() { Put = new() { TableName = "left", Item = Item("both", 2) } }, new() { Put = new() { TableName = "right", Item = Item("both", 3) } });
        await _aws.DisposeAsync();
        await using (var journal = File.OpenWrite(path))
        {
            journal.SetLength(length);
        }

        _aws = await RunningLocalAws.StartAsync(_folder.Path);

        Assert.Equal("2", await ValueAsync("left", "both"));
        Assert.Equal("3", await ValueAsync("right", "both"));
        await RestartAsync();
        await PutAsync("left", "both", 9);
        await RestartAsync();
        Assert.Equal("9", await ValueAsync("left", "both"));
    }

    private static Dictionary<string, AttributeValue> Key(string id) => new() { ["id"] = new(id) };

    private static Dictionary<string, AttributeValue> Item(string id, int value) => new() { ["id"] = new(id), ["v"] = new() { N = $"{value}" } };

    private static Dictionary<string, AttributeValue> Values(int value) => new() { [":v"] = new() { N = $"{value}" } };

    private Task WriteAsync(string? token, params IEnumerable<TransactWriteItem> items) =>
        _aws.DynamoDb.TransactWriteItemsAsync(new TransactWriteItemsRequest { ClientRequestToken = token, TransactItems = [.. items] });

    private Task PutAsync(string table, string id, int value) => _aws.DynamoDb.PutItemAsync(table, Item(id, value));

    private async Task<string?> ValueAsync(string table, string id)
    {
        var found = await _aws.DynamoDb.GetItemAsync(table, Key(id));
        return found.IsItemSet ? found.Item["v"].N : null;
    }

    private async Task RestartAsync()
    {
        await _aws.DisposeAsync();
        _aws = await RunningLocalAws.StartAsync(_folder.Path);
    }

    private Task CreateAsync(string table) => _aws.DynamoDb.CreateTableAsync(new CreateTableRequest
    {
        TableName = table,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        AttributeDefinitions = [new("id", ScalarAttributeType.S)],
        KeySchema = [new("id", KeyType.HASH)],
    });
}
