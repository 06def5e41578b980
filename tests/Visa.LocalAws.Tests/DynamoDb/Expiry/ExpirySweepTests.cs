using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Time.Testing;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.DynamoDb.Expiry;

public sealed class ExpirySweepTests
{
    [Fact]
    public async Task Sweep_ItemsPastTheirTime_DeletesThoseAlone()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var aws = await RunningLocalAws.StartAsync(folder.Path, time);
        await aws.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = "expiring",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("id", ScalarAttributeType.S)],
            KeySchema = [new("id", KeyType.HASH)],
        });
        await aws.DynamoDb.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest { TableName = "expiring", TimeToLiveSpecification = new() { AttributeName = "until", Enabled = true } });
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        await PutAsync("past", new() { N = $"{now + 30}" });
        await PutAsync("future", new() { N = $"{now + 3600}" });
        await PutAsync("text", new() { S = $"{now}" });
        await PutAsync("milliseconds", new() { N = $"{now * 1000}" });
        await PutAsync("ancient", new() { N = "1" });

        time.Advance(TimeSpan.FromMinutes(1));

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await aws.DynamoDb.ScanAsync(new ScanRequest("expiring"), patience.Token)).Count != 4)
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.False((await aws.DynamoDb.GetItemAsync("expiring", new() { ["id"] = new("past") })).IsItemSet);

        Task PutAsync(string id, AttributeValue until) => aws.DynamoDb.PutItemAsync("expiring", new() { ["id"] = new(id), ["until"] = until });
    }
}
