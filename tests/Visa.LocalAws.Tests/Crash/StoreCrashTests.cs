using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Visa.LocalAws.Tests.Hosting;
using Xunit.Abstractions;

namespace Visa.LocalAws.Tests.Crash;

/// <summary>Kills the process in the middle of mixed writes, again and again on one data folder: nothing acknowledged is lost, no object or item is torn.</summary>
public sealed class StoreCrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 2;
    private const int LongRounds = 200;
    private const int WritesBeforeTheKill = 120;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_DuringMixedWrites_LosesNothingAcknowledged()
    {
        var rounds = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? LongRounds : Rounds;
        var workload = new CrashWorkload();
        for (var round = 1; round <= rounds; round++)
        {
            using var aws = await LocalAwsProcess.StartAsync(_folder.Path);
            using var s3 = aws.S3();
            using var dynamo = aws.DynamoDb();
            using var firehose = aws.Firehose();
            if (round == 1)
            {
                await CreateAsync(s3, dynamo, firehose);
            }

            await workload.VerifyAsync(s3, dynamo);
            var target = workload.Written + WritesBeforeTheKill + (round * 37 % 100);
            var writers = workload.Start(s3, dynamo, firehose);
            await Eventually.HoldsAsync(() => workload.Written >= target, "enough is written");
            await aws.KillAsync();
            await Task.WhenAll(writers);
        }

        using var last = await LocalAwsProcess.StartAsync(_folder.Path);
        using var lastS3 = last.S3();
        using var lastDynamo = last.DynamoDb();
        await workload.VerifyAsync(lastS3, lastDynamo);
        await AwaitDeliveryAsync(workload, lastS3);
        output.WriteLine($"{rounds} kills, {workload.Written} writes and {workload.RecordCount} delivered records acknowledged: none lost, none torn.");
    }

    private static async Task AwaitDeliveryAsync(CrashWorkload workload, AmazonS3Client s3)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (workload.Undelivered(await DeliveredAsync(s3)).Any())
        {
            await Task.Delay(200, patience.Token);
        }
    }

    private static async Task<HashSet<string>> DeliveredAsync(AmazonS3Client s3)
    {
        var delivered = new HashSet<string>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = CrashWorkload.Lake };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request);
            foreach (var stored in page.S3Objects ?? [])
            {
                using var got = await s3.GetObjectAsync(CrashWorkload.Lake, stored.Key);
                using var reader = new StreamReader(got.ResponseStream);
                delivered.UnionWith((await reader.ReadToEndAsync()).Split('\n'));
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);

        return delivered;
    }

    private static async Task CreateAsync(AmazonS3Client s3, AmazonDynamoDBClient dynamo, AmazonKinesisFirehoseClient firehose)
    {
        await s3.PutBucketAsync(CrashWorkload.Bucket);
        await s3.PutBucketAsync(CrashWorkload.Lake);
        foreach (var table in (string[])["left", "right"])
        {
            await dynamo.CreateTableAsync(new CreateTableRequest
            {
                TableName = table,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                AttributeDefinitions = [new("id", ScalarAttributeType.S)],
                KeySchema = [new("id", Amazon.DynamoDBv2.KeyType.HASH)],
            });
        }

        await firehose.CreateDeliveryStreamAsync(new CreateDeliveryStreamRequest
        {
            DeliveryStreamName = CrashWorkload.DeliveryStream,
            ExtendedS3DestinationConfiguration = new()
            {
                RoleARN = "arn:aws:iam::000000000000:role/r",
                BucketARN = $"arn:aws:s3:::{CrashWorkload.Lake}",
                BufferingHints = new() { SizeInMBs = 1, IntervalInSeconds = 0 },
            },
        });
    }
}
