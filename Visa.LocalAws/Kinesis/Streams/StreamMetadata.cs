using Visa.LocalAws.Kinesis.Consumers;
using Visa.LocalAws.Kinesis.Resharding;
using Visa.LocalAws.Kinesis.Shards;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>What is stored of a stream beside its records; replaced whole at every change, so that a crash leaves the old or the new.</summary>
/// <param name="Mode">PROVISIONED or ON_DEMAND.</param>
/// <param name="ShardCount">The shards that the stream began with.</param>
/// <param name="MaxRecordSizeKiB">The largest record, data and partition key together.</param>
internal sealed record StreamMetadata(string Name, string Mode, int ShardCount, DateTimeOffset CreatedAt, int MaxRecordSizeKiB, int RetentionHours)
{
    public string Status { get; init; } = StreamState.Active;

    /// <summary>Tells a stream from a later one of its name.</summary>
    public string StreamId { get; init; } = "";

    /// <summary>Every shard that is still listed, open or closed, in the order of their indexes.</summary>
    public IReadOnlyList<ShardMetadata> Shards { get; init; } = [];

    /// <summary>The index of the next shard: indexes are never given twice.</summary>
    public int NextShardIndex { get; init; }

    /// <summary>What an UPDATING stream is still to do to its shards.</summary>
    public ShardChange? Pending { get; init; }

    public IReadOnlyList<ConsumerMetadata> Consumers { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> ShardLevelMetrics { get; init; } = [];

    /// <summary>The KMS key; null when the stream is not encrypted.</summary>
    public string? KeyId { get; init; }

    /// <summary>When UpdateShardCount was called within the last day.</summary>
    public IReadOnlyList<DateTimeOffset> ShardCountUpdates { get; init; } = [];

    /// <summary>When UpdateStreamMode was called within the last day.</summary>
    public IReadOnlyList<DateTimeOffset> ModeUpdates { get; init; } = [];

    public bool IsOnDemand => Mode == StreamState.OnDemand;

    public int OpenShardCount => Shards.Count(shard => shard.ClosedAt is null);

    /// <summary>A stream as it is created, with shards of equal ranges.</summary>
    public static StreamMetadata Create(string name, string mode, int shardCount, DateTimeOffset now, int maxRecordSizeKiB, int retentionHours) =>
        new StreamMetadata(name, mode, shardCount, now, maxRecordSizeKiB, retentionHours) { StreamId = Streams.StreamId.New(), Status = StreamState.Creating }.WithFirstShards();

    /// <summary>Fills in what a file lacks that an earlier version wrote.</summary>
    public StreamMetadata Complete()
    {
        var complete = this with
        {
            Status = Status ?? StreamState.Active,
            StreamId = string.IsNullOrEmpty(StreamId) ? Streams.StreamId.New() : StreamId,
            Consumers = Consumers ?? [],
            Tags = Tags ?? new Dictionary<string, string>(),
            ShardLevelMetrics = ShardLevelMetrics ?? [],
            ShardCountUpdates = ShardCountUpdates ?? [],
            ModeUpdates = ModeUpdates ?? [],
        };
        return Shards is { Count: > 0 } ? complete : complete.WithFirstShards();
    }

    private StreamMetadata WithFirstShards() => this with
    {
        Shards = [.. Enumerable.Range(0, ShardCount).Select(index => ShardMetadata.First(index, HashKeyRange.Part(index, ShardCount), CreatedAt))],
        NextShardIndex = ShardCount,
    };
}
