using System.Collections.Concurrent;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using Amazon.S3;
using Amazon.S3.Model;

namespace Visa.LocalAws.Tests.Crash;

/// <summary>What is written to the stores until the process is killed, and what must be there afterwards.</summary>
internal sealed class CrashWorkload
{
    public const string Bucket = "crash";
    public const string Lake = "lake";
    public const string DeliveryStream = "crash";

    private const int Keys = 4;

    private readonly ConcurrentDictionary<string, (long Acknowledged, long Begun)> _objects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (long Acknowledged, long Begun)> _counters = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _records = new();
    private long _written;

    public long Written => Interlocked.Read(ref _written);

    public int RecordCount => _records.Count;

    /// <summary>Content that tells of which version of which key it is, and in which a torn end would show.</summary>
    public static byte[] Content(string key, long version)
    {
        var line = Encoding.UTF8.GetBytes($"{key}:{version};");
        var content = new byte[line.Length * (int)(1 + (version * 7919 % 6000))];
        for (var place = 0; place < content.Length; place += line.Length)
        {
            line.CopyTo(content, place);
        }

        return content;
    }

    public IReadOnlyList<Task> Start(IAmazonS3 s3, IAmazonDynamoDB dynamo, IAmazonKinesisFirehose firehose) =>
    [
        RepeatAsync(worker => PutOrDeleteAsync(s3, $"put-{worker % Keys}")),
        RepeatAsync(worker => PutOrDeleteAsync(s3, $"other-{worker % Keys}")),
        RepeatAsync(worker => MultipartAsync(s3, $"multipart-{worker % Keys}")),
        RepeatAsync(worker => CountAsync(dynamo, $"counter-{worker % Keys}")),
        RepeatAsync(_ => TransferAsync(dynamo)),
        RepeatAsync(number => DeliverAsync(firehose, number)),
    ];

    /// <summary>Checks all that was acknowledged, and takes what is there as the state that goes on.</summary>
    public async Task VerifyAsync(IAmazonS3 s3, IAmazonDynamoDB dynamo)
    {
        foreach (var (key, (acknowledged, begun)) in _objects)
        {
            var found = await VersionAsync(s3, key);
            Assert.True(found == acknowledged || found == begun, $"{key} is at {found}; acknowledged was {acknowledged}, begun {begun}.");
            _objects[key] = (found, found);
        }

        foreach (var (key, (acknowledged, begun)) in _counters)
        {
            var item = await dynamo.GetItemAsync("left", Id(key));
            var found = item.IsItemSet ? long.Parse(item.Item["v"].N, null) : 0;
            Assert.InRange(found, acknowledged, begun);
            _counters[key] = (found, found);
        }

        Assert.Equal(0, await BalanceAsync(dynamo, "left") + await BalanceAsync(dynamo, "right"));
    }

    /// <summary>The acknowledged records that are in no delivered object.</summary>
    public IEnumerable<string> Undelivered(IReadOnlySet<string> delivered) => _records.Where(record => !delivered.Contains(record));

    private static Dictionary<string, AttributeValue> Id(string id) => new() { ["id"] = new(id) };

    private static async Task<long> BalanceAsync(IAmazonDynamoDB dynamo, string table)
    {
        var item = await dynamo.GetItemAsync(table, Id("balance"));
        return item.IsItemSet ? long.Parse(item.Item["v"].N, null) : 0;
    }

    /// <summary>Even versions are contents, odd ones deletions; 0 is before the first.</summary>
    private async Task<long> VersionAsync(IAmazonS3 s3, string key)
    {
        try
        {
            using var got = await s3.GetObjectAsync(Bucket, key);
            using var content = new MemoryStream();
            await got.ResponseStream.CopyToAsync(content);
            var version = long.Parse(Encoding.UTF8.GetString(content.ToArray()).Split(';')[0].Split(':')[1], null);
            Assert.Equal(Content(key, version), content.ToArray());
            return version;
        }
        catch (AmazonS3Exception absent) when (absent.ErrorCode == "NoSuchKey")
        {
            var (acknowledged, begun) = _objects[key];
            return acknowledged == 0 || acknowledged % 2 == 1 ? acknowledged : begun % 2 == 1 ? begun : -1;
        }
    }

    private async Task RepeatAsync(Func<long, Task> act)
    {
        try
        {
            for (var number = 0L; ; number++)
            {
                await act(number);
                Interlocked.Increment(ref _written);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or Amazon.Runtime.AmazonClientException or IOException)
        {
            // The kill; what was not acknowledged may be stored or not.
        }
    }

    private async Task PutOrDeleteAsync(IAmazonS3 s3, string key)
    {
        var next = _objects.AddOrUpdate(key, (0, 2), (_, state) => (state.Acknowledged, state.Acknowledged + (state.Acknowledged % 3 == 2 ? 1 : 1 + ((state.Acknowledged + 1) % 2)))).Begun;
        await (next % 2 == 1
            ? s3.DeleteObjectAsync(Bucket, key)
            : (Task)s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = new MemoryStream(Content(key, next)) }));
        _objects[key] = (next, next);
    }

    private async Task MultipartAsync(IAmazonS3 s3, string key)
    {
        var next = _objects.AddOrUpdate(key, (0, 2), (_, state) => (state.Acknowledged, state.Acknowledged + 2)).Begun;
        var upload = await s3.InitiateMultipartUploadAsync(Bucket, key);
        var part = await s3.UploadPartAsync(new UploadPartRequest { BucketName = Bucket, Key = key, UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream(Content(key, next)) });
        await s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = Bucket, Key = key, UploadId = upload.UploadId, PartETags = [new(part)] });
        _objects[key] = (next, next);
    }

    private async Task CountAsync(IAmazonDynamoDB dynamo, string key)
    {
        var next = _counters.AddOrUpdate(key, (0, 1), (_, state) => (state.Acknowledged, state.Acknowledged + 1)).Begun;
        await dynamo.UpdateItemAsync(new UpdateItemRequest { TableName = "left", Key = Id(key), UpdateExpression = "ADD v :v", ExpressionAttributeValues = new() { [":v"] = new() { N = "1" } } });
        _counters[key] = (next, next);
    }

    private static Task TransferAsync(IAmazonDynamoDB dynamo) => dynamo.TransactWriteItemsAsync(new TransactWriteItemsRequest
    {
        TransactItems = [Transfer("left", -1), Transfer("right", 1)],
    });

    private static TransactWriteItem Transfer(string table, int value) => new()
    {
        Update = new() { TableName = table, Key = Id("balance"), UpdateExpression = "ADD v :v", ExpressionAttributeValues = new() { [":v"] = new() { N = $"{value}" } } },
    };

    private async Task DeliverAsync(IAmazonKinesisFirehose firehose, long number)
    {
        var text = $"{Guid.NewGuid():N}-{number}";
        await firehose.PutRecordAsync(new PutRecordRequest { DeliveryStreamName = DeliveryStream, Record = new Amazon.KinesisFirehose.Model.Record { Data = new MemoryStream(Encoding.UTF8.GetBytes(text + "\n")) } });
        _records.Enqueue(text);
    }
}
