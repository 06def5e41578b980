using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using Amazon.Runtime;
using Record = Amazon.KinesisFirehose.Model.Record;

namespace Compat.Tests.AwsSdk;

public sealed class AmazonKinesisFirehoseClientTests
{
    [Fact]
    public async Task CreateDeliveryStreamAsync_KinesisSource_SendsSignedJson()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok("""{"DeliveryStreamARN":"arn:d"}"""));
        using var client = Client(stub);

        var answer = await client.CreateDeliveryStreamAsync(new CreateDeliveryStreamRequest
        {
            DeliveryStreamName = "transactions-to-lake",
            DeliveryStreamType = DeliveryStreamType.KinesisStreamAsSource,
            KinesisStreamSourceConfiguration = new KinesisStreamSourceConfiguration { KinesisStreamARN = "arn:s", RoleARN = "arn:r" },
            ExtendedS3DestinationConfiguration = new ExtendedS3DestinationConfiguration
            {
                BucketARN = "arn:aws:s3:::visa-lake",
                BufferingHints = new BufferingHints { IntervalInSeconds = 60, SizeInMBs = 5 },
                CompressionFormat = CompressionFormat.GZIP,
                Prefix = "raw/",
                RoleARN = "arn:r",
            },
        });

        var request = Assert.Single(stub.Requests);
        Assert.Equal("Firehose_20150804.CreateDeliveryStream", request.Headers["X-Amz-Target"]);
        Assert.Contains("/eu-west-1/firehose/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(
            """{"DeliveryStreamName":"transactions-to-lake","DeliveryStreamType":"KinesisStreamAsSource","ExtendedS3DestinationConfiguration":{"BucketARN":"arn:aws:s3:::visa-lake","BufferingHints":{"IntervalInSeconds":60,"SizeInMBs":5},"CompressionFormat":"GZIP","Prefix":"raw/","RoleARN":"arn:r"},"KinesisStreamSourceConfiguration":{"KinesisStreamARN":"arn:s","RoleARN":"arn:r"}}""",
            request.Body);
        Assert.Equal("arn:d", answer.DeliveryStreamARN);
    }

    [Fact]
    public async Task PutRecordBatchAsync_PartialFailure_TellsWhichFailed()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok(
            """{"Encrypted":false,"FailedPutCount":1,"RequestResponses":[{"RecordId":"a"},{"ErrorCode":"ServiceUnavailableException","ErrorMessage":"slow"}]}"""));
        using var client = Client(stub);

        var answer = await client.PutRecordBatchAsync(new PutRecordBatchRequest
        {
            DeliveryStreamName = "dead-letters",
            Records = [new Record { Data = new MemoryStream("a"u8.ToArray()) }, new Record { Data = new MemoryStream("b"u8.ToArray()) }],
        });

        Assert.Equal("""{"DeliveryStreamName":"dead-letters","Records":[{"Data":"YQ=="},{"Data":"Yg=="}]}""", Assert.Single(stub.Requests).Body);
        Assert.Equal(1, answer.FailedPutCount);
        Assert.False(answer.Encrypted);
        Assert.Equal([null, "ServiceUnavailableException"], answer.RequestResponses.Select(r => r.ErrorCode));
    }

    [Fact]
    public async Task PutRecordAsync_Answer_HasTheRecordId()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok("""{"RecordId":"a"}"""));
        using var client = Client(stub);

        var answer = await client.PutRecordAsync(new PutRecordRequest { DeliveryStreamName = "d", Record = new Record { Data = new MemoryStream([1]) } });

        Assert.Equal("""{"DeliveryStreamName":"d","Record":{"Data":"AQ=="}}""", Assert.Single(stub.Requests).Body);
        Assert.Equal("a", answer.RecordId);
        Assert.Null(answer.Encrypted);
    }

    [Fact]
    public async Task DescribeDeliveryStreamAsync_Answer_IsReadWhole()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok("""
            {"DeliveryStreamDescription":{"DeliveryStreamName":"d","DeliveryStreamStatus":"ACTIVE","DeliveryStreamType":"DirectPut","CreateTimestamp":1.7E9,
             "VersionId":"1","HasMoreDestinations":false,"Source":{"KinesisStreamSourceDescription":{"KinesisStreamARN":"arn:s"}},
             "Destinations":[{"DestinationId":"x","ExtendedS3DestinationDescription":{"Prefix":"raw/","BufferingHints":{"SizeInMBs":5,"IntervalInSeconds":60}}}]}}
            """));
        using var client = Client(stub);

        var description = (await client.DescribeDeliveryStreamAsync(new DescribeDeliveryStreamRequest { DeliveryStreamName = "d" })).DeliveryStreamDescription;

        Assert.Equal(DeliveryStreamStatus.ACTIVE, description.DeliveryStreamStatus);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1.7e9), description.CreateTimestamp);
        Assert.Equal("arn:s", description.Source.KinesisStreamSourceDescription.KinesisStreamARN);
        var s3 = Assert.Single(description.Destinations).ExtendedS3DestinationDescription;
        Assert.Equal(("raw/", 60, 5), (s3.Prefix, s3.BufferingHints.IntervalInSeconds, s3.BufferingHints.SizeInMBs));
    }

    [Fact]
    public async Task ListDeliveryStreamsAsync_Answer_HasTheNames()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Ok("""{"DeliveryStreamNames":["a","b"],"HasMoreDeliveryStreams":true}"""));
        using var client = Client(stub);

        var answer = await client.ListDeliveryStreamsAsync(new ListDeliveryStreamsRequest { Limit = 2 });

        Assert.Equal(["a", "b"], answer.DeliveryStreamNames);
        Assert.True(answer.HasMoreDeliveryStreams);
    }

    [Fact]
    public async Task PutRecordAsync_UnknownDeliveryStream_ThrowsTyped()
    {
        await using var stub = await AwsStub.StartAsync(StubAnswer.Error("ResourceNotFoundException"));
        using var client = Client(stub);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.PutRecordAsync(new PutRecordRequest { DeliveryStreamName = "d", Record = new Record() }));
    }

    [Fact]
    public async Task PutRecordAsync_SourceIsAKinesisStream_ThrowsTypedWithItsCode()
    {
        await using var stub = await AwsStub.StartAsync(
            new StubAnswer(400, """{"__type":"InvalidSourceException","extra":{"code":"no"},"code":"NotDirectPut","message":"because"}"""));
        using var client = Client(stub);

        var error = await Assert.ThrowsAsync<InvalidSourceException>(() =>
            client.PutRecordAsync(new PutRecordRequest { DeliveryStreamName = "d", Record = new Record() }));

        Assert.Equal(("InvalidSourceException", "NotDirectPut", "because"), (error.ErrorCode, error.Code, error.Message));
    }

    private static AmazonKinesisFirehoseClient Client(AwsStub stub) =>
        new(new BasicAWSCredentials("key", "secret"), stub.Configure(new AmazonKinesisFirehoseConfig()));
}
