using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.DynamoDb;

public sealed class DurabilityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Restart_AfterEveryKindOfChange_KeepsAll()
    {
        string table;
        await using (var host = await RunningLocalAws.StartAsync(_folder.Path))
        {
            table = await LeaseTable.CreateAsync(host.DynamoDb);
            await host.DynamoDb.PutItemAsync(table, LeaseTable.Lease("a", counter: 1));
            await host.DynamoDb.PutItemAsync(table, LeaseTable.Lease("b", counter: 2));
            await host.DynamoDb.UpdateItemAsync(table, LeaseTable.Key("a"), new() { ["leaseCounter"] = new(LeaseTable.Number(41), AttributeAction.ADD) });
            await host.DynamoDb.DeleteItemAsync(table, LeaseTable.Key("b"));
            await host.DynamoDb.UpdateTimeToLiveAsync(new() { TableName = table, TimeToLiveSpecification = new() { AttributeName = "ttl", Enabled = true } });
        }

        await using var restarted = await RunningLocalAws.StartAsync(_folder.Path);

        var items = (await restarted.DynamoDb.ScanAsync(new ScanRequest { TableName = table })).Items;
        Assert.Equal("42", Assert.Single(items)["leaseCounter"].N);
        Assert.Equal("ttl", (await restarted.DynamoDb.DescribeTimeToLiveAsync(table)).TimeToLiveDescription.AttributeName);
    }

    [Fact]
    public async Task Kill_DuringConcurrentWrites_LosesNothingAcknowledged()
    {
        await using var host = await RunningLocalAws.StartAsync(_folder.Path);
        var table = await LeaseTable.CreateAsync(host.DynamoDb);
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await host.DynamoDb.PutItemAsync(table, LeaseTable.Lease($"lease-{writer}-{i}"));
                acknowledged.Add($"lease-{writer}-{i}");
            }
        })).ToArray();
        while (acknowledged.Count < 40)
            await Task.Yield();

        var before = acknowledged.ToArray();
        using var left = await _folder.CopyAsync();
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        await using var restarted = await RunningLocalAws.StartAsync(left.Path);
        var found = (await restarted.DynamoDb.ScanAsync(new ScanRequest { TableName = table })).Items.Select(item => item["leaseKey"].S).ToHashSet();
        Assert.Subset(found, before.ToHashSet());
    }

    [Fact]
    public async Task Restart_TornJournalTail_DropsTheUnfinishedWriteAlone()
    {
        string table;
        await using (var host = await RunningLocalAws.StartAsync(_folder.Path))
        {
            table = await LeaseTable.CreateAsync(host.DynamoDb);
            await host.DynamoDb.PutItemAsync(table, LeaseTable.Lease("whole"));
            await host.DynamoDb.PutItemAsync(table, LeaseTable.Lease("torn"));
        }
        await using (var journal = File.OpenWrite(_folder.File("dynamodb", table + ".journal")))
            journal.SetLength(journal.Length - 5);

        await using var restarted = await RunningLocalAws.StartAsync(_folder.Path);
        await restarted.DynamoDb.PutItemAsync(table, LeaseTable.Lease("next"));

        var keys = (await restarted.DynamoDb.ScanAsync(new ScanRequest { TableName = table })).Items.Select(item => item["leaseKey"].S);
        Assert.Equal(["next", "whole"], keys.Order());
    }

    [Fact]
    public async Task Restart_TableWhoseCreationWasCutOff_IsNotThereAndCanBeCreated()
    {
        Directory.CreateDirectory(_folder.File("dynamodb"));
        await File.WriteAllBytesAsync(_folder.File("dynamodb", "half-made.journal"), "VISAJNL1"u8.ToArray());

        await using var host = await RunningLocalAws.StartAsync(_folder.Path);
        Assert.Empty((await host.DynamoDb.ListTablesAsync()).TableNames ?? []);
        await host.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = "half-made",
            AttributeDefinitions = [new("leaseKey", ScalarAttributeType.S)],
            KeySchema = [new("leaseKey", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });

        await host.DynamoDb.PutItemAsync("half-made", LeaseTable.Lease("a"));
    }
}
