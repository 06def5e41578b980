using System.Globalization;
using System.Text.Json;
using Visa.LocalAws.Kinesis.Iterators;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Returns the records at an iterator, up to 10,000 and 10 MiB, and the iterator for those after them.</summary>
internal sealed class GetRecords(StreamRegistry streams, SealedTokens tokens, TimeProvider time) : IKinesisOperation
{
    private const int MostRecords = 10_000;
    private const int MostBytes = 10 * 1024 * 1024;
    private const int LongestIterator = 512;
    private const int RecordOverhead = 256;

    public string Name => nameof(GetRecords);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var token = input.String("ShardIterator");
        var limit = input.Integer("Limit");
        new Constraints()
            .Range(limit, "limit", 1, MostRecords)
            .NotNull(token, "shardIterator")
            .Length(token, "shardIterator", 1, LongestIterator)
            .StreamArn(input.String("StreamARN"))
            .ThrowIfBroken();

        var iterator = ShardIterator.Open(tokens, token!) ?? throw AwsErrors.InvalidArgument("Invalid ShardIterator.");
        var now = time.GetUtcNow();
        CheckAge(iterator, now);
        var (stream, shard) = FindShard(iterator);
        if (!shard.Throughput.TryRead())
        {
            throw new AwsException(PutResult.Throttled, RecordWriter.RateExceeded(stream, shard));
        }

        var committed = shard.Log.CommittedKey;
        var (records, bytes) = Take(shard.Read(iterator.NextIndex, now - stream.Retention), limit ?? MostRecords);
        shard.Throughput.ChargeRead(bytes);
        var next = iterator with { CreatedAt = now.ToUnixTimeMilliseconds(), NextIndex = records.Count > 0 ? records[^1].Index + 1 : iterator.NextIndex };
        var behind = records.Count > 0 && next.NextIndex < committed ? Math.Max(0, next.CreatedAt - records[^1].ArrivalMilliseconds) : 0;
        return ValueTask.FromResult(AwsJson.Write(json => Write(json, shard, records, next, behind), (bytes * 4 / 3) + (records.Count * RecordOverhead) + RecordOverhead));
    }

    private static void CheckAge(ShardIterator iterator, DateTimeOffset now)
    {
        var createdAt = DateTimeOffset.FromUnixTimeMilliseconds(iterator.CreatedAt);
        if (now - createdAt > ShardIterator.Lifetime)
        {
            throw new AwsException(
                "ExpiredIteratorException",
                $"Iterator expired. The iterator was created at time {Format(createdAt)} while right now it is {Format(now)} which is further in the future than the "
                + $"tolerated delay of {ShardIterator.Lifetime.TotalMilliseconds:F0} milliseconds.");
        }
    }

    private static string Format(DateTimeOffset time) => time.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);

    private (KinesisStream Stream, Shard Shard) FindShard(ShardIterator iterator) =>
        streams.TryFind(iterator.StreamName, out var stream)
        && stream.Metadata.CreatedAt.ToUnixTimeMilliseconds() == iterator.StreamCreatedAt
        && stream.FindShard(iterator.ShardIndex) is { } shard
            ? (stream, shard)
            : throw AwsErrors.ResourceNotFound($"Shard {ShardId.Of(iterator.ShardIndex)} in stream {iterator.StreamName} under account {LocalAwsOptions.AccountId} does not exist");

    private static (List<ShardRecord> Records, int Bytes) Take(IEnumerable<ShardRecord> source, int limit)
    {
        var records = new List<ShardRecord>();
        var bytes = 0;
        foreach (var record in source)
        {
            if (records.Count > 0 && bytes + record.Size > MostBytes)
            {
                break;
            }

            records.Add(record);
            bytes += record.Size;
            if (records.Count == limit)
            {
                break;
            }
        }

        return (records, bytes);
    }

    private void Write(Utf8JsonWriter json, Shard shard, List<ShardRecord> records, ShardIterator next, long millisBehindLatest)
    {
        Span<byte> digits = stackalloc byte[SequenceNumber.DigitCount];
        json.WriteStartObject();
        json.WriteStartArray("Records"u8);
        foreach (var record in records)
        {
            shard.SequenceNumberOf(record.Index, record.ArrivalMilliseconds).Format(digits);
            json.WriteStartObject();
            json.WriteString("SequenceNumber"u8, digits);
            json.WriteNumber("ApproximateArrivalTimestamp"u8, record.ArrivalMilliseconds / 1000m);
            json.WriteBase64String("Data"u8, record.Data.Span);
            json.WriteString("PartitionKey"u8, record.PartitionKey.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("NextShardIterator"u8, next.Seal(tokens));
        json.WriteNumber("MillisBehindLatest"u8, millisBehindLatest);
        json.WriteEndObject();
    }
}
