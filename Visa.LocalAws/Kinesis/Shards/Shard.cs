using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Kinesis.Shards;

/// <summary>One shard: a range of hash keys, a log of records, and the limits on both ends of it.</summary>
internal sealed class Shard(int index, HashKeyRange range, DateTimeOffset createdAt, SegmentLog log, ShardThroughput throughput)
{
    private readonly long _createdSeconds = createdAt.ToUnixTimeSeconds();

    public int Index => index;

    public string Id { get; } = ShardId.Of(index);

    public HashKeyRange Range => range;

    public SegmentLog Log => log;

    public ShardThroughput Throughput => throughput;

    public SequenceNumber StartingSequenceNumber => new(_createdSeconds, 0, _createdSeconds, index);

    /// <summary>Appends a record. It is stored, and visible to readers, once <see cref="AppendedRecord.Committed"/> has ended.</summary>
    public AppendedRecord Put(DateTimeOffset now, ReadOnlySpan<byte> partitionKey, ReadOnlySpan<byte> data)
    {
        Span<byte> head = stackalloc byte[ShardRecord.LongestHead];
        var length = ShardRecord.WriteHead(head, partitionKey);
        return log.Append(now.ToUnixTimeMilliseconds(), head[..length], data);
    }

    /// <summary>Records in order from an index on, without those that arrived before <paramref name="horizon"/>.</summary>
    public IEnumerable<ShardRecord> Read(long fromIndex, DateTimeOffset horizon)
    {
        var oldest = horizon.ToUnixTimeMilliseconds();
        return log.Read(fromIndex).SkipWhile(record => record.Timestamp < oldest).Select(ShardRecord.From);
    }

    public SequenceNumber SequenceNumberOf(long recordIndex, long arrivalMilliseconds) => new(_createdSeconds, recordIndex, arrivalMilliseconds / 1000, index);

    /// <summary>Whether a number was given by this shard.</summary>
    public bool Gave(SequenceNumber number) => number.ShardIndex == index && number.CreatedSeconds == _createdSeconds;
}
