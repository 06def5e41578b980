using System.Globalization;
using System.Text.Json;
using Visa.LocalAws.Faults;
using Visa.LocalAws.Kinesis.Iterators;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Returns the records at an iterator, up to 10,000 and 10 MiB, and the iterator for those after them; at the end of a closed shard, its children.</summary>
internal sealed class GetRecords(StreamRegistry streams, SealedTokens tokens, FaultSwitches faults, TimeProvider time) : IKinesisOperation
{
    private const int MostRecords = 10_000;
    private const int MostBytes = 10 * 1024 * 1024;
    private const int LongestIterator = 512;

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
            .StreamIfGiven(new StreamInput(null, input.String("StreamARN"), input.String("StreamId")))
            .ThrowIfBroken();

        var iterator = ShardIterator.Open(tokens, token!) ?? throw AwsErrors.InvalidArgument("Invalid ShardIterator.");
        var now = time.GetUtcNow();
        CheckAge(iterator, now);
        var (stream, shard) = FindShard(iterator);
        if (!shard.Throughput.TryRead())
        {
            throw new AwsException(PutResult.Throttled, RecordWriter.RateExceeded(stream, shard));
        }

        var page = RecordPage.Take(shard.Read(iterator.NextIndex, stream.TrimHorizon(now)), limit ?? MostRecords, MostBytes);
        shard.Throughput.ChargeRead(page.Bytes);
        var next = iterator with { CreatedAt = now.ToUnixTimeMilliseconds(), NextIndex = page.NextIndex ?? iterator.NextIndex };
        return ValueTask.FromResult(AwsJson.Write(json => Write(json, (stream, shard), page, next, now), page.JsonLength));
    }

    private void CheckAge(ShardIterator iterator, DateTimeOffset now)
    {
        var createdAt = DateTimeOffset.FromUnixTimeMilliseconds(iterator.CreatedAt);
        if (now - createdAt > ShardIterator.Lifetime || faults.Strikes(FaultKind.ExpiredIterator, Name))
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
        && stream.TakesRecords
        && stream.Metadata.CreatedAt.ToUnixTimeMilliseconds() == iterator.StreamCreatedAt
        && stream.FindShard(iterator.ShardIndex) is { } shard
            ? (stream, shard)
            : throw AwsErrors.ResourceNotFound($"Shard {ShardId.Of(iterator.ShardIndex)} in stream {iterator.StreamName} under account {LocalAwsOptions.AccountId} does not exist");

    private void Write(Utf8JsonWriter json, (KinesisStream Stream, Shard Shard) place, RecordPage page, ShardIterator next, DateTimeOffset now)
    {
        var (stream, shard) = place;
        json.WriteStartObject();
        RecordJson.WriteRecords(json, shard, page.Records, stream.Metadata);
        if (page.Records.Count == 0 && shard.HasEndedAt(next.NextIndex))
        {
            var closedAt = shard.Metadata.ClosedAt.GetValueOrDefault();
            json.WriteNumber("MillisBehindLatest"u8, (long)Math.Max(0, (now - closedAt).TotalMilliseconds));
            RecordJson.WriteChildren(json, stream, shard);
        }
        else
        {
            json.WriteString("NextShardIterator"u8, next.Seal(tokens));
            json.WriteNumber("MillisBehindLatest"u8, page.MillisBehindLatest(shard, now));
        }

        json.WriteEndObject();
    }
}
