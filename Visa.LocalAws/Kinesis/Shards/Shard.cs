using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Kinesis.Shards;

/// <summary>One shard: a range of hash keys, a log of records, and the limits on both ends of it.</summary>
internal sealed class Shard
{
    private volatile ShardMetadata _metadata;

    public Shard(ShardMetadata metadata, SegmentLog log, ShardThroughput throughput)
    {
        _metadata = metadata;
        Log = log;
        Throughput = throughput;
        Id = ShardId.Of(metadata.Index);
        if (IsClosed)
        {
            _ = log.SealAsync();
        }
    }

    public ShardMetadata Metadata => _metadata;

    public int Index => _metadata.Index;

    public string Id { get; }

    public HashKeyRange Range => _metadata.Range;

    public SegmentLog Log { get; }

    public ShardThroughput Throughput { get; }

    public bool IsClosed => _metadata.ClosedAt is not null;

    public SequenceNumber StartingSequenceNumber => new(_metadata.SequenceSeconds, 0, _metadata.SequenceSeconds, Index);

    /// <summary>Above every number that the shard has given; null while it is open.</summary>
    public SequenceNumber? EndingSequenceNumber =>
        _metadata.ClosedAt is { } closedAt ? new SequenceNumber(_metadata.SequenceSeconds, long.MaxValue, closedAt.ToUnixTimeSeconds(), Index) : null;

    /// <summary>Whether a reader that is to read this index next has seen all that the shard will ever hold.</summary>
    public bool HasEndedAt(long nextIndex) => IsClosed && nextIndex >= Log.CommittedKey;

    /// <summary>Appends a record. It is stored, and visible to readers, once <see cref="AppendedRecord.Committed"/> has ended.</summary>
    /// <returns>False when the shard is closed or about to be.</returns>
    public bool TryPut(DateTimeOffset now, ReadOnlySpan<byte> partitionKey, ReadOnlySpan<byte> data, out AppendedRecord appended)
    {
        Span<byte> head = stackalloc byte[ShardRecord.LongestHead];
        var length = ShardRecord.WriteHead(head, partitionKey);
        return Log.TryAppend(now.ToUnixTimeMilliseconds(), head[..length], data, out appended);
    }

    public void Close(ShardMetadata closed)
    {
        _metadata = closed;
        Log.Wake();
    }

    /// <summary>Records in order from an index on, without those that arrived before <paramref name="horizon"/>.</summary>
    public IEnumerable<ShardRecord> Read(long fromIndex, DateTimeOffset horizon)
    {
        var oldest = horizon.ToUnixTimeMilliseconds();
        return Log.Read(fromIndex).SkipWhile(record => record.Timestamp < oldest).Select(ShardRecord.From);
    }

    public SequenceNumber SequenceNumberOf(long recordIndex, long arrivalMilliseconds) =>
        new(_metadata.SequenceSeconds, recordIndex, Math.Max(arrivalMilliseconds / 1000, _metadata.SequenceSeconds), Index);

    /// <summary>Whether a number was given by this shard.</summary>
    public bool Gave(SequenceNumber number) => number.ShardIndex == Index && number.CreatedSeconds == _metadata.SequenceSeconds;
}
