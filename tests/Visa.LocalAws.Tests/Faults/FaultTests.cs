using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Kinesis.Model;
using Amazon.S3;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Faults;

public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ErrorsAndThrottles_SameSeedAndCalls_StrikeTheSame()
    {
        var first = await OutcomesAsync("a", "--Faults:Seed=7");
        var again = await OutcomesAsync("b", "--Faults:Seed=7");
        var other = await OutcomesAsync("c", "--Faults:Seed=8");

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(["InternalError", "SlowDown", "done"], first.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task LostAnswer_OfAWrite_FailsTheCallAndKeepsItsEffect()
    {
        await using var aws = await RunningLocalAws.StartAsync(_folder.Path, settings: "--Faults:LostAnswerRate=1");

        var failure = await Assert.ThrowsAsync<AmazonS3Exception>(() => aws.S3.PutBucketAsync("bucket"));

        Assert.Equal("InternalError", failure.ErrorCode);
        Assert.Equal(["bucket"], (await aws.S3.ListBucketsAsync()).Buckets.Select(bucket => bucket.BucketName));
    }

    [Fact]
    public async Task PartialFailures_OfBatches_LeaveOutSomeAndSayWhich()
    {
        await using var aws = await RunningLocalAws.StartAsync(_folder.Path, settings: "--Faults:PartialFailureRate=0.3");
        using var kinesis = aws.Kinesis();
        await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1 });
        await aws.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = "table",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("id", ScalarAttributeType.S)],
            KeySchema = [new("id", KeyType.HASH)],
        });

        var records = await kinesis.PutRecordsAsync(new PutRecordsRequest
        {
            StreamName = "s",
            Records = [.. Enumerable.Range(0, 100).Select(number => new PutRecordsRequestEntry { PartitionKey = $"{number}", Data = new MemoryStream([1]) })],
        });
        var items = await aws.DynamoDb.BatchWriteItemAsync(new BatchWriteItemRequest
        {
            RequestItems = new() { ["table"] = [.. Enumerable.Range(0, 25).Select(number => new WriteRequest(new PutRequest(new() { ["id"] = new($"{number}") })))] },
        });

        Assert.InRange(records.FailedRecordCount!.Value, 10, 60);
        Assert.Equal(records.FailedRecordCount, records.Records.Count(record => record.ErrorCode == "ProvisionedThroughputExceededException"));
        var left = items.UnprocessedItems["table"].Count;
        Assert.InRange(left, 1, 20);
        Assert.Equal(25 - left, (await aws.DynamoDb.ScanAsync(new ScanRequest("table"))).Count);
    }

    [Fact]
    public async Task ExpiredIterator_OfEveryRead_IsSaid()
    {
        await using var aws = await RunningLocalAws.StartAsync(_folder.Path, settings: "--Faults:ExpiredIteratorRate=1");
        using var kinesis = aws.Kinesis();
        await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1 });
        var iterator = await kinesis.GetShardIteratorAsync(new GetShardIteratorRequest { StreamName = "s", ShardId = "shardId-000000000000", ShardIteratorType = "TRIM_HORIZON" });

        await Assert.ThrowsAsync<ExpiredIteratorException>(() => kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator.ShardIterator }));
    }

    [Theory]
    [InlineData("--Faults:ErrorRate=1.5")]
    [InlineData("--Faults:SlowDelay=-00:00:01")]
    public async Task Start_ImpossibleRate_IsRefused(string setting) =>
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => RunningLocalAws.StartAsync(_folder.Path, settings: setting));

    private async Task<List<string>> OutcomesAsync(string folder, string seed)
    {
        await using var aws = await RunningLocalAws.StartAsync(_folder.File(folder), settings: [seed, "--Faults:ErrorRate=0.2", "--Faults:ThrottleRate=0.2"]);
        var outcomes = new List<string>();
        for (var call = 0; call < 40; call++)
        {
            try
            {
                await aws.S3.ListBucketsAsync();
                outcomes.Add("done");
            }
            catch (AmazonS3Exception failure)
            {
                outcomes.Add(failure.ErrorCode);
            }
        }

        return outcomes;
    }
}
