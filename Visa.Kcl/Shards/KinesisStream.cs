using System.Globalization;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.ClientLibrary.Reading;
using Amazon.Kinesis.Model;

namespace Amazon.Kinesis.ClientLibrary.Shards;

/// <summary>A stream of Amazon Kinesis Data Streams, read by polling.</summary>
internal sealed class KinesisStream(IAmazonKinesis kinesis, KclOptions options) : IKinesisStream
{
    public async Task<IReadOnlyList<StreamShard>> ListShardsAsync(InitialPosition? openAt, CancellationToken cancellationToken)
    {
        var shards = new List<StreamShard>();
        var request = new ListShardsRequest { StreamName = options.StreamName, ShardFilter = Filter(openAt) };
        while (true)
        {
            var page = await kinesis.ListShardsAsync(request, cancellationToken);
            shards.AddRange((page.Shards ?? []).Select(Describe));
            if (page.NextToken is null)
                return shards;
            request = new() { NextToken = page.NextToken };
        }
    }

    public async Task<string> GetIteratorAsync(string shardId, ReadPosition position, CancellationToken cancellationToken)
    {
        var place = PlaceOf(position);
        var request = new GetShardIteratorRequest
        {
            StreamName = options.StreamName,
            ShardId = shardId,
            ShardIteratorType = place.Type,
            StartingSequenceNumber = place.SequenceNumber,
            Timestamp = place.Timestamp,
        };
        return (await kinesis.GetShardIteratorAsync(request, cancellationToken)).ShardIterator;
    }

    /// <summary>A position in the service's terms.</summary>
    public (ShardIteratorType Type, string? SequenceNumber, DateTime? Timestamp) PlaceOf(ReadPosition position)
    {
        if (position.At is { } at)
            return (ShardIteratorType.AT_TIMESTAMP, null, WholeSecond(at));
        if (position.Position == ExtendedSequenceNumber.AtTimestamp)
            return (ShardIteratorType.AT_TIMESTAMP, null, InitialTimestamp.UtcDateTime);
        if (position.Position.IsInitial)
            return (new(position.Position.SequenceNumber), null, null);
        var type = position.IsAfter ? ShardIteratorType.AFTER_SEQUENCE_NUMBER : ShardIteratorType.AT_SEQUENCE_NUMBER;
        return (type, position.Position.SequenceNumber, null);
    }

    public async Task<RecordPage> GetRecordsAsync(string iterator, CancellationToken cancellationToken)
    {
        var request = new GetRecordsRequest { ShardIterator = iterator, Limit = options.MaxRecords };
        var answer = await kinesis.GetRecordsAsync(request, cancellationToken);
        return new(
            [.. (answer.Records ?? []).Select(Describe)],
            answer.NextShardIterator,
            answer.MillisBehindLatest ?? 0,
            [.. (answer.ChildShards ?? []).Select(Describe)]);
    }

    private DateTimeOffset InitialTimestamp => options.InitialTimestamp ?? throw new InvalidOperationException(
        $"A lease of application '{options.ApplicationName}' starts at a timestamp, which the lease table does not hold: " +
        $"set {nameof(KclOptions)}.{nameof(KclOptions.InitialTimestamp)}.");

    private ShardFilter? Filter(InitialPosition? openAt) => openAt switch
    {
        null => null,
        InitialPosition.Latest => new() { Type = ShardFilterType.AT_LATEST },
        InitialPosition.TrimHorizon => new() { Type = ShardFilterType.AT_TRIM_HORIZON },
        _ => new() { Type = ShardFilterType.AT_TIMESTAMP, Timestamp = InitialTimestamp.UtcDateTime },
    };

    private static StreamShard Describe(Shard shard) => new()
    {
        Id = shard.ShardId,
        ParentIds = [.. new[] { shard.ParentShardId, shard.AdjacentParentShardId }.Where(id => !string.IsNullOrEmpty(id))],
        HashRange = Describe(shard.HashKeyRange),
        StartingSequenceNumber = shard.SequenceNumberRange?.StartingSequenceNumber ?? "0",
        IsOpen = shard.SequenceNumberRange?.EndingSequenceNumber is null,
    };

    public static StreamShard Describe(ChildShard shard) => new()
    {
        Id = shard.ShardId,
        ParentIds = shard.ParentShards ?? [],
        HashRange = Describe(shard.HashKeyRange),
        IsOpen = true,
    };

    private static HashRange? Describe(HashKeyRange? range) => range is null
        ? null
        : new(
            UInt128.Parse(range.StartingHashKey, CultureInfo.InvariantCulture),
            UInt128.Parse(range.EndingHashKey, CultureInfo.InvariantCulture));

    public static KinesisClientRecord Describe(Record record) => new()
    {
        Data = Bytes(record.Data),
        PartitionKey = record.PartitionKey,
        SequenceNumber = record.SequenceNumber,
        ApproximateArrivalTimestamp = record.ApproximateArrivalTimestamp is { } at
            ? new DateTimeOffset(at.ToUniversalTime())
            : DateTimeOffset.UnixEpoch,
    };

    // The SDK sends whole seconds: rather a little earlier than later.
    private static DateTime WholeSecond(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds()).UtcDateTime;

    private static ReadOnlyMemory<byte> Bytes(MemoryStream? data)
    {
        if (data is null)
            return default;
        return data.TryGetBuffer(out var buffer) ? buffer : data.ToArray();
    }
}
