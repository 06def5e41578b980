using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.DynamoDb;

/// <summary>Queries and scans against a list of the same items.</summary>
public sealed class QueryTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    private readonly AmazonDynamoDBClient _client = fixture.Host.DynamoDb;

    [Fact]
    public async Task Query_RandomRangesAndPages_AgreeWithTheItems()
    {
        var random = new Random(3);
        var (table, items) = await FillAsync(random);
        for (var round = 0; round < 40; round++)
        {
            var card = $"card-{random.Next(6)}";
            var (low, high) = (random.Next(-20, 20), random.Next(-20, 20));
            var (condition, holds) = random.Next(5) switch
            {
                0 => ("card = :c", (Func<int, bool>)(_ => true)),
                1 => ("card = :c AND seq = :low", seq => seq == low),
                2 => ("seq >= :low AND card = :c", seq => seq >= low),
                3 => ("card = :c AND seq < :low", seq => seq < low),
                _ => ("card = :c AND seq BETWEEN :low AND :high", seq => seq >= Math.Min(low, high) && seq <= Math.Max(low, high)),
            };
            var isForward = random.Next(2) == 0;
            var values = new Dictionary<string, AttributeValue> { [":c"] = new(card) };
            if (condition.Contains(":low", StringComparison.Ordinal))
                values[":low"] = LeaseTable.Number(condition.Contains(":high", StringComparison.Ordinal) ? Math.Min(low, high) : low);
            if (condition.Contains(":high", StringComparison.Ordinal))
                values[":high"] = LeaseTable.Number(Math.Max(low, high));
            var expected = items.Where(item => item.Card == card && holds(item.Seq)).Select(item => item.Seq).Order();

            var found = await QueryAsync(new QueryRequest
            {
                TableName = table,
                KeyConditionExpression = condition,
                ExpressionAttributeValues = values,
                ScanIndexForward = isForward,
                Limit = random.Next(1, 8),
            });

            Assert.Equal(isForward ? expected : expected.Reverse(), found.Select(item => int.Parse(item["seq"].N, null)));
        }
    }

    [Fact]
    public async Task Scan_SegmentsAndPages_GiveEveryItemExactlyOnce()
    {
        var (table, items) = await FillAsync(new Random(4));
        foreach (var segments in new[] { 1, 3, 7 })
        {
            var found = new List<(string Card, int Seq)>();
            for (var segment = 0; segment < segments; segment++)
            {
                Dictionary<string, AttributeValue>? start = null;
                do
                {
                    var page = await _client.ScanAsync(new ScanRequest
                    {
                        TableName = table, Segment = segment, TotalSegments = segments, Limit = 5, ExclusiveStartKey = start,
                    });
                    found.AddRange(page.Items.Select(item => (item["card"].S, int.Parse(item["seq"].N, null))));
                    start = page.LastEvaluatedKey;
                }
                while (start is { Count: > 0 });
            }
            Assert.Equal(items.Order(), found.Order());
        }
    }

    [Fact]
    public async Task Query_BeginsWith_FindsExactlyTheKeysWithThePrefix()
    {
        var table = await CreateAsync(ScalarAttributeType.S);
        string[] keys = ["a", "ab", "ab\uFFFF", "ab💳", "abc", "ac", "b"];
        foreach (var key in keys)
            await _client.PutItemAsync(table, new() { ["card"] = new("c"), ["seq"] = new(key) });

        var found = await QueryAsync(new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = "card = :c AND begins_with(seq, :p)",
            ExpressionAttributeValues = new() { [":c"] = new("c"), [":p"] = new("ab") },
        });

        Assert.Equal(["ab", "abc", "ab\uFFFF", "ab💳"], found.Select(item => item["seq"].S));
    }

    [Fact]
    public async Task Query_FilterAndProjection_CountsWhatWasReadAndGivesWhatPassed()
    {
        var table = await CreateAsync(ScalarAttributeType.N);
        for (var i = 0; i < 10; i++)
            await _client.PutItemAsync(table, new() { ["card"] = new("c"), ["seq"] = LeaseTable.Number(i), ["odd"] = new() { BOOL = i % 2 == 1 } });

        var page = await _client.QueryAsync(new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = "card = :c",
            FilterExpression = "odd = :true",
            ProjectionExpression = "seq",
            ExpressionAttributeValues = new() { [":c"] = new("c"), [":true"] = new() { BOOL = true } },
            Limit = 6,
        });

        Assert.Equal((3, 6), (page.Count, page.ScannedCount));
        Assert.Equal(["1", "3", "5"], page.Items.Select(item => Assert.Single(item).Value.N));
        Assert.Equal("5", page.LastEvaluatedKey["seq"].N);
    }

    [Fact]
    public async Task Scan_MoreThanOneMegabyte_IsCutIntoPages()
    {
        var table = await LeaseTable.CreateAsync(_client);
        for (var i = 0; i < 6; i++)
            await _client.PutItemAsync(table, new(LeaseTable.Lease($"lease-{i}")) { ["blob"] = new(new string('x', 300_000)) });

        var first = await _client.ScanAsync(new ScanRequest { TableName = table });
        var second = await _client.ScanAsync(new ScanRequest { TableName = table, ExclusiveStartKey = first.LastEvaluatedKey });

        Assert.Equal(4, first.Count);
        Assert.Equal(2, second.Count);
        Assert.True(second.LastEvaluatedKey is null or { Count: 0 });
    }

    [Fact]
    public async Task Query_WithoutThePartitionKey_IsRefused()
    {
        var table = await CreateAsync(ScalarAttributeType.N);

        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _client.QueryAsync(new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = "seq = :s",
            ExpressionAttributeValues = new() { [":s"] = LeaseTable.Number(1) },
        }));

        Assert.Equal("Query condition missed key schema element: card", refusal.Message);
    }

    private async Task<(string Table, List<(string Card, int Seq)> Items)> FillAsync(Random random)
    {
        var table = await CreateAsync(ScalarAttributeType.N);
        var items = Enumerable.Range(0, 60).Select(_ => (Card: $"card-{random.Next(5)}", Seq: random.Next(-15, 15))).Distinct().ToList();
        foreach (var chunk in items.Chunk(25))
        {
            await _client.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>>
            {
                [table] = [.. chunk.Select(item => new WriteRequest(new PutRequest(new() { ["card"] = new(item.Card), ["seq"] = LeaseTable.Number(item.Seq) })))],
            });
        }
        return (table, items);
    }

    private async Task<string> CreateAsync(ScalarAttributeType sortType)
    {
        var name = $"q-{Guid.NewGuid():N}";
        await _client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            AttributeDefinitions = [new("card", ScalarAttributeType.S), new("seq", sortType)],
            KeySchema = [new("card", KeyType.HASH), new("seq", KeyType.RANGE)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        return name;
    }

    private async Task<List<Dictionary<string, AttributeValue>>> QueryAsync(QueryRequest request)
    {
        var found = new List<Dictionary<string, AttributeValue>>();
        do
        {
            var page = await _client.QueryAsync(request);
            found.AddRange(page.Items);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return found;
    }
}
