using System.Globalization;
using System.Net;
using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.Runtime;

namespace Compat.Tests.AwsSdk;

public sealed class AmazonKinesisClientTests
{
    private const string NewestRecords = """
        {"Unknown":{"a":[1,{"b":null}]},"MillisBehindLatest":1200,"NextShardIterator":"next","ChildShards":null,
         "Records":[{"SequenceNumber":"1","PartitionKey":"k","Data":"aMOpbGxv","ApproximateArrivalTimestamp":1.7000000005E9,"EncryptionType":"KMS"}]}
        """;

    [Fact]
    public async Task PutRecordsAsync_TwoRecords_SendsSignedJson()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok(
            """{"FailedRecordCount":1,"Records":[{"SequenceNumber":"7","ShardId":"shardId-0"},{"ErrorCode":"InternalFailure","ErrorMessage":"no"}]}"""));
        using var client = Client(stub);
        var exposed = new MemoryStream();
        exposed.Write("two"u8);

        var answer = await client.PutRecordsAsync(new PutRecordsRequest
        {
            StreamName = "transactions",
            Records =
            [
                new PutRecordsRequestEntry { Data = new MemoryStream("one"u8.ToArray()), PartitionKey = "é\"" },
                new PutRecordsRequestEntry { Data = exposed, PartitionKey = "b", ExplicitHashKey = "0" },
            ],
        });

        var request = Assert.Single(stub.Requests);
        Assert.Equal("Kinesis_20131202.PutRecords", request.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", request.Headers["Content-Type"]);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=key/[0-9]{8}/eu-west-1/kinesis/aws4_request, SignedHeaders=.*x-amz-target.*Signature=[0-9a-f]{64}$",
            request.Headers["Authorization"]);
        Assert.Equal(
            """{"Records":[{"Data":"b25l","PartitionKey":"\u00E9\u0022"},{"Data":"dHdv","ExplicitHashKey":"0","PartitionKey":"b"}],"StreamName":"transactions"}""",
            request.Body);
        Assert.Equal(1, answer.FailedRecordCount);
        Assert.Equal(["7", null], answer.Records.Select(r => r.SequenceNumber));
        Assert.Equal([null, "InternalFailure"], answer.Records.Select(r => r.ErrorCode));
        Assert.Equal("11111111-2222-3333-4444-555555555555", answer.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task GetRecordsAsync_Answer_IsReadWhole()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok(NewestRecords));
        using var client = Client(stub);

        var answer = await client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "here", Limit = 10 });

        Assert.Equal("""{"Limit":10,"ShardIterator":"here"}""", Assert.Single(stub.Requests).Body);
        Assert.Equal(1200, answer.MillisBehindLatest);
        Assert.Equal("next", answer.NextShardIterator);
        Assert.Null(answer.ChildShards);
        var record = Assert.Single(answer.Records);
        Assert.Equal("héllo", Encoding.UTF8.GetString(record.Data.ToArray()));
        Assert.Equal(DateTime.Parse("2023-11-14T22:13:20.5Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), record.ApproximateArrivalTimestamp);
        Assert.Equal(DateTimeKind.Utc, record.ApproximateArrivalTimestamp!.Value.Kind);
        Assert.Equal(EncryptionType.KMS, record.EncryptionType);
    }

    [Fact]
    public async Task GetRecordsAsync_LargeAnswer_KeepsEveryRecord()
    {
        var data = Convert.ToBase64String(new byte[3000]);
        var records = string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"Data":"{{data}}","PartitionKey":"k","SequenceNumber":"{{i}}"}"""));
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok($$"""{"Records":[{{records}}]}"""));
        using var client = Client(stub);

        var answer = await client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "here" });

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => i.ToString(CultureInfo.InvariantCulture)), answer.Records.Select(r => r.SequenceNumber));
        Assert.All(answer.Records, r => Assert.Equal(3000, r.Data.Length));
    }

    [Fact]
    public async Task CreateStreamAsync_EmptyAnswer_IsAResponse()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok(""));
        using var client = Client(stub);

        var answer = await client.CreateStreamAsync(new CreateStreamRequest
        {
            StreamName = "s",
            ShardCount = 2,
            StreamModeDetails = new StreamModeDetails { StreamMode = StreamMode.PROVISIONED },
        });

        Assert.Equal(HttpStatusCode.OK, answer.HttpStatusCode);
        Assert.Equal("""{"ShardCount":2,"StreamModeDetails":{"StreamMode":"PROVISIONED"},"StreamName":"s"}""", Assert.Single(stub.Requests).Body);
    }

    [Fact]
    public async Task GetShardIteratorAsync_AtTimestamp_SendsWholeEpochSeconds()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok("""{"ShardIterator":"i"}"""));
        using var client = Client(stub);

        await client.GetShardIteratorAsync(new GetShardIteratorRequest
        {
            StreamName = "s",
            ShardId = "shardId-0",
            ShardIteratorType = ShardIteratorType.AT_TIMESTAMP,
            Timestamp = DateTime.UnixEpoch.AddSeconds(1_700_000_000.4),
        });

        Assert.Equal(
            """{"ShardId":"shardId-0","ShardIteratorType":"AT_TIMESTAMP","StreamName":"s","Timestamp":1700000000}""",
            Assert.Single(stub.Requests).Body);
    }

    [Fact]
    public async Task ListShardsAsync_Answer_IsReadWhole()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok("""
            {"NextToken":"more","Shards":[{"ShardId":"shardId-2","ParentShardId":"shardId-0","AdjacentParentShardId":"shardId-1",
              "HashKeyRange":{"StartingHashKey":"0","EndingHashKey":"9"},"SequenceNumberRange":{"StartingSequenceNumber":"4"}}]}
            """));
        using var client = Client(stub);

        var answer = await client.ListShardsAsync(new ListShardsRequest
        {
            StreamName = "s",
            ShardFilter = new ShardFilter { Type = ShardFilterType.AT_TRIM_HORIZON },
        });

        Assert.Equal("""{"ShardFilter":{"Type":"AT_TRIM_HORIZON"},"StreamName":"s"}""", Assert.Single(stub.Requests).Body);
        var shard = Assert.Single(answer.Shards);
        Assert.Equal(("shardId-2", "shardId-0", "shardId-1"), (shard.ShardId, shard.ParentShardId, shard.AdjacentParentShardId));
        Assert.Equal(("0", "9"), (shard.HashKeyRange.StartingHashKey, shard.HashKeyRange.EndingHashKey));
        Assert.Equal(("4", null), (shard.SequenceNumberRange.StartingSequenceNumber, shard.SequenceNumberRange.EndingSequenceNumber));
        Assert.Equal("more", answer.NextToken);
    }

    [Fact]
    public async Task DescribeStreamSummaryAsync_UnknownStream_ThrowsTyped()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Error("ResourceNotFoundException"));
        using var client = Client(stub);

        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(() =>
            client.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = "s" }));

        Assert.Equal(("ResourceNotFoundException", "because", HttpStatusCode.BadRequest), (error.ErrorCode, error.Message, error.StatusCode));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task GetRecordsAsync_OldIterator_ThrowsTyped()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Error("com.amazonaws.kinesis#ExpiredIteratorException"));
        using var client = Client(stub);

        await Assert.ThrowsAsync<ExpiredIteratorException>(() => client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "old" }));
    }

    [Fact]
    public async Task GetRecordsAsync_UnknownErrorCode_ThrowsTheServicesException()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Error("KMSDisabledException"));
        using var client = Client(stub);

        var error = await Assert.ThrowsAsync<AmazonKinesisException>(() => client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "i" }));

        Assert.Equal("KMSDisabledException", error.ErrorCode);
    }

    [Fact]
    public async Task GetRecordsAsync_Throttled_IsRetriedThenThrowsTyped()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Error("ProvisionedThroughputExceededException"));
        using var client = Client(stub, retries: 1);

        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "i" }));

        Assert.Equal(2, stub.Requests.Count);
    }

    [Fact]
    public async Task GetRecordsAsync_ServerErrorOnce_IsRetried()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Error("InternalFailure", 500), StubAnswer.Ok(NewestRecords));
        using var client = Client(stub);

        var answer = await client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "i" });

        Assert.Single(answer.Records);
        Assert.Equal(2, stub.Requests.Count);
    }

    [Theory]
    [InlineData(null, false, "https://kinesis.eu-west-1.amazonaws.com")]
    [InlineData(null, true, "https://kinesis-fips.eu-west-1.amazonaws.com")]
    [InlineData("arn:aws:kinesis:eu-west-1:123456789012:stream/s", false, "https://123456789012.data-kinesis.eu-west-1.amazonaws.com")]
    public void DetermineServiceOperationEndpoint_OnAws_FollowsTheRules(string? arn, bool fips, string expected)
    {
        var config = new AmazonKinesisConfig { RegionEndpoint = Amazon.RegionEndpoint.EUWest1, UseFIPSEndpoint = fips, IgnoreConfiguredEndpointUrls = true };

        var endpoint = config.DetermineServiceOperationEndpoint(new(new GetRecordsRequest { StreamARN = arn }));

        Assert.Equal(expected, endpoint.URL);
    }

    private static AmazonKinesisClient Client(AwsStub stub, int retries = 2) =>
        new(new BasicAWSCredentials("key", "secret"), stub.Configure(new AmazonKinesisConfig { MaxErrorRetry = retries }));
}
