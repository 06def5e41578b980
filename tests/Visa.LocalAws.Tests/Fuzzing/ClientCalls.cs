using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Visa.LocalAws.Tests.Fuzzing;

/// <summary>Calls of every service by AWS's own clients, which are the corpus of the fuzzer.</summary>
internal sealed class ClientCalls(string url)
{
    private static readonly BasicAWSCredentials Anyone = new("test", "test");

    private readonly RecordingFactory _factory = new();

    public async Task<IReadOnlyList<RecordedRequest>> RecordAsync()
    {
        await CallS3Async();
        await CallDynamoDbAsync();
        await CallStreamsAsync();
        using var sts = new AmazonSecurityTokenServiceClient(Anyone, Configured(new AmazonSecurityTokenServiceConfig()));
        await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());
        return _factory.Requests;
    }

    private async Task CallS3Async()
    {
        var config = Configured(new AmazonS3Config());
        config.ForcePathStyle = true;
        using var s3 = new AmazonS3Client(Anyone, config);
        await s3.PutBucketAsync("fuzz");
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "fuzz", Key = "a/b c", ContentBody = new string('x', 500), UseChunkEncoding = true, TagSet = [new() { Key = "t", Value = "v" }], Metadata = { ["m"] = "n" } });
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "fuzz", Key = "plain", ContentBody = "content", UseChunkEncoding = false, ChecksumAlgorithm = ChecksumAlgorithm.SHA256 });
        using var got = await s3.GetObjectAsync(new GetObjectRequest { BucketName = "fuzz", Key = "plain", ByteRange = new ByteRange(1, 3) });
        await s3.CopyObjectAsync("fuzz", "plain", "fuzz", "copy");
        await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "fuzz", Prefix = "a", Delimiter = "/", MaxKeys = 5, StartAfter = "0" });
        await s3.ListObjectsAsync(new ListObjectsRequest { BucketName = "fuzz", Marker = "a" });
        await s3.GetObjectAttributesAsync(new GetObjectAttributesRequest { BucketName = "fuzz", Key = "plain", ObjectAttributes = [ObjectAttributes.ETag, ObjectAttributes.ObjectSize] });
        await s3.PutObjectTaggingAsync(new PutObjectTaggingRequest { BucketName = "fuzz", Key = "plain", Tagging = new() { TagSet = [new() { Key = "a", Value = "b" }] } });
        var upload = await s3.InitiateMultipartUploadAsync("fuzz", "parts");
        var part = await s3.UploadPartAsync(new UploadPartRequest { BucketName = "fuzz", Key = "parts", UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream(new byte[300]) });
        await s3.ListPartsAsync("fuzz", "parts", upload.UploadId);
        await s3.ListMultipartUploadsAsync("fuzz");
        await s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = "fuzz", Key = "parts", UploadId = upload.UploadId, PartETags = [new(part)] });
        await s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = "fuzz", Objects = [new() { Key = "copy" }, new() { Key = "absent" }] });
        await s3.DeleteObjectAsync("fuzz", "parts");
    }

    private async Task CallDynamoDbAsync()
    {
        using var dynamo = new AmazonDynamoDBClient(Anyone, Configured(new AmazonDynamoDBConfig()));
        await dynamo.CreateTableAsync(new CreateTableRequest
        {
            TableName = "fuzz",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("p", ScalarAttributeType.S), new("s", ScalarAttributeType.N), new("g", ScalarAttributeType.S)],
            KeySchema = [new("p", Amazon.DynamoDBv2.KeyType.HASH), new("s", Amazon.DynamoDBv2.KeyType.RANGE)],
            GlobalSecondaryIndexes = [new() { IndexName = "byG", KeySchema = [new("g", Amazon.DynamoDBv2.KeyType.HASH)], Projection = new() { ProjectionType = ProjectionType.ALL } }],
        });
        Dictionary<string, AttributeValue> key = new() { ["p"] = new("a"), ["s"] = new() { N = "1" } };
        Dictionary<string, AttributeValue> item = new(key) { ["g"] = new("x"), ["l"] = new() { L = [new("y"), new() { N = "2" }] }, ["m"] = new() { M = new() { ["k"] = new() { BOOL = true } } }, ["ss"] = new() { SS = ["a", "b"] }, ["b"] = new() { B = new MemoryStream([1, 2]) } };
        Dictionary<string, AttributeValue> values = new() { [":v"] = new() { N = "3" }, [":w"] = new("x") };
        await dynamo.PutItemAsync(new PutItemRequest { TableName = "fuzz", Item = item, ConditionExpression = "attribute_not_exists(p) OR size(l) < :v AND NOT (g BETWEEN :w AND :w)", ExpressionAttributeValues = values });
        await dynamo.UpdateItemAsync(new UpdateItemRequest { TableName = "fuzz", Key = key, UpdateExpression = "SET #c = if_not_exists(#c, :v) + :v, l[1] = :w REMOVE m.k ADD n :v", ExpressionAttributeNames = new() { ["#c"] = "count" }, ExpressionAttributeValues = values, ReturnValues = ReturnValue.ALL_NEW });
        await dynamo.UpdateItemAsync(new UpdateItemRequest { TableName = "fuzz", Key = key, AttributeUpdates = new() { ["q"] = new() { Action = AttributeAction.ADD, Value = new() { N = "1" } } }, Expected = new() { ["g"] = new() { Value = new("x") } } });
        await dynamo.GetItemAsync(new GetItemRequest { TableName = "fuzz", Key = key, ProjectionExpression = "l[0], m.k, g" });
        await dynamo.QueryAsync(new QueryRequest { TableName = "fuzz", KeyConditionExpression = "p = :w AND s >= :v", FilterExpression = "contains(g, :w)", ExpressionAttributeValues = values, ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL });
        await dynamo.QueryAsync(new QueryRequest { TableName = "fuzz", IndexName = "byG", KeyConditionExpression = "g = :w", ExpressionAttributeValues = new() { [":w"] = new("x") }, Limit = 1 });
        await dynamo.ScanAsync(new ScanRequest { TableName = "fuzz", Segment = 0, TotalSegments = 2, ExclusiveStartKey = key });
        await dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { ["fuzz"] = [new(new PutRequest(item))] } });
        await dynamo.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = new() { ["fuzz"] = new() { Keys = [key] } } });
        await dynamo.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [new() { Put = new() { TableName = "fuzz", Item = item } }] });
        await dynamo.TransactGetItemsAsync(new TransactGetItemsRequest { TransactItems = [new() { Get = new() { TableName = "fuzz", Key = key } }] });
        await dynamo.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest { TableName = "fuzz", TimeToLiveSpecification = new() { AttributeName = "ttl", Enabled = true } });
        await dynamo.DescribeTableAsync("fuzz");
        await dynamo.ListTablesAsync();
    }

    private async Task CallStreamsAsync()
    {
        using var kinesis = new AmazonKinesisClient(Anyone, Configured(new AmazonKinesisConfig()));
        using var firehose = new AmazonKinesisFirehoseClient(Anyone, Configured(new AmazonKinesisFirehoseConfig()));
        await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = "fuzz", ShardCount = 1 });
        await kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = "fuzz", Records = [new() { PartitionKey = "k", Data = new MemoryStream([1, 2, 3]) }] });
        var iterator = await kinesis.GetShardIteratorAsync(new GetShardIteratorRequest { StreamName = "fuzz", ShardId = "shardId-000000000000", ShardIteratorType = "TRIM_HORIZON" });
        await kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator.ShardIterator, Limit = 10 });
        await kinesis.ListShardsAsync(new ListShardsRequest { StreamName = "fuzz" });
        await firehose.CreateDeliveryStreamAsync(new CreateDeliveryStreamRequest
        {
            DeliveryStreamName = "fuzz",
            ExtendedS3DestinationConfiguration = new() { RoleARN = "arn:aws:iam::000000000000:role/r", BucketARN = "arn:aws:s3:::fuzz", Prefix = "p/!{timestamp:yyyy}/", ErrorOutputPrefix = "e/!{firehose:error-output-type}/" },
        });
        await firehose.PutRecordBatchAsync(new PutRecordBatchRequest { DeliveryStreamName = "fuzz", Records = [new() { Data = new MemoryStream([1, 2]) }] });
        await firehose.DescribeDeliveryStreamAsync(new DescribeDeliveryStreamRequest { DeliveryStreamName = "fuzz" });
    }

    private T Configured<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = url;
        config.AuthenticationRegion = "eu-west-1";
        config.HttpClientFactory = _factory;
        config.MaxErrorRetry = 0;
        return config;
    }
}
